/**
 * What a provider owes over other orders is kept back from a payout, right before it is sent: only here is it
 * certain that nothing of it has been paid, and that no other payout settles the same debt.
 *
 * Each debt is one commit: the postings of both orders, and the payout's smaller amount under a new key. A
 * crash after it leaves a payout that is simply smaller; a crash before it, one that looks again.
 */
import { debtSettledEntries, withheldEntries } from "../../domain/ledger.ts";
import { moneyOperationKey } from "../../domain/money-operation.ts";
import { faultPoint } from "../../fault-points.ts";
import type { ProviderDebt } from "../../repository/interface.ts";
import { nextOperation } from "../next-operation.ts";
import { type Movement, type MovementInput, type Outcome, tell } from "./movement.ts";

/** Null when nothing is owed. Otherwise the payout is sent, smaller, by its next attempt. */
export async function withholdDebts(input: MovementInput, find: Movement["find"]): Promise<Outcome | null> {
  const { deps, operation, order } = input;
  const { currency } = operation.params;
  const debts = await deps.repository.listDebts({ providerId: order.providerId, currency });
  if (debts.length === 0) return null;
  // An answer may have been lost: what has been paid already cannot be kept back.
  const made = operation.attempts > 1 ? await find(input) : null;
  if (made) return made;
  let leftCents = operation.params.amountCents;
  for (const debt of debts) {
    const amountCents = Math.min(debt.owedCents, leftCents);
    if (amountCents === 0) break;
    // The order as it was read when the payout was judged, or as the debt before this one left it.
    const seen =
      leftCents === operation.params.amountCents ? order : await deps.repository.getOrder(order.id);
    if (
      !seen ||
      seen.frozen ||
      !(await withhold({ ...input, order: seen }, { debt, amountCents, leftCents }))
    )
      break;
    faultPoint("order-changed");
    leftCents -= amountCents;
  }
  if (leftCents === 0) return { kind: "done", stripeId: null, change: null };
  return { kind: "later", why: "part of it is kept back for what the provider owes" };
}

async function withhold(
  input: MovementInput,
  o: { debt: ProviderDebt; amountCents: number; leftCents: number },
): Promise<boolean> {
  const { deps, operation, order } = input;
  const { debt, amountCents } = o;
  const { id: operationId, kind, leaseToken, params } = operation;
  if (leaseToken === null) return false;
  const operations = await deps.repository.listMoneyOperations(order.id);
  const seq = Math.max(...operations.filter((other) => other.kind === kind).map((other) => other.seq)) + 1;
  const { currency } = params;
  const offset = nextOperation(deps, {
    orderId: order.id,
    kind: "offset",
    operations,
    params: { amountCents, currency },
  });
  const half = { opId: offset.id, layer: "posted", currency, stripeId: null } as const;
  return deps.repository.withholdFromPayout({
    operationId,
    leaseToken,
    leftCents: o.leftCents - amountCents,
    seq,
    idempotencyKey: moneyOperationKey({ env: deps.env, orderId: order.id, kind, seq }),
    order: {
      orderId: order.id,
      from: [order.status],
      version: order.version,
      transition: null,
      facts: {},
      addWithheldCents: amountCents,
      operations: [{ ...offset, observed: { stripeId: null } }],
      postings: [
        {
          ...half,
          id: deps.newId("posting"),
          kind: "withheld",
          counterOrderId: debt.orderId,
          entries: withheldEntries(amountCents),
        },
      ],
      jobs: [tell(input, "provider", "withheld")],
    },
    debt: {
      orderId: debt.orderId,
      version: debt.version,
      posting: {
        ...half,
        id: deps.newId("posting"),
        kind: "debt_settled",
        counterOrderId: order.id,
        entries: debtSettledEntries(amountCents),
      },
    },
  });
}
