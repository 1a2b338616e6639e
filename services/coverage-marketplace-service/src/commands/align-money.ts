/**
 * Adds whichever movement an order's state demands between the platform and the provider: what was paid is
 * taken back while the money is with the card's bank, and paid again once it is the provider's after all.
 */
import { alignmentOf } from "../domain/chargeback.ts";
import type { MoneyDeps } from "./money/movement.ts";
import { nextOperation } from "./next-operation.ts";

/** Answers the operation it has added. None is added twice: one of a kind is under way at a time. */
export async function alignMoney(
  deps: Pick<MoneyDeps, "repository" | "newId" | "env">,
  orderId: string,
): Promise<string | null> {
  const order = await deps.repository.getOrder(orderId);
  if (!order || order.capturedAt === null) return null;
  const operations = await deps.repository.listMoneyOperations(orderId);
  const postings = await deps.repository.listPostings(orderId);
  const needed = alignmentOf(order, operations, postings);
  if (!needed) return null;
  const operation = nextOperation(deps, {
    orderId,
    kind: needed.kind,
    operations,
    params: {
      amountCents: needed.amountCents,
      currency: order.currency,
      ...(needed.kind === "reversal" && { transferId: needed.transferId }),
      ...(needed.kind === "retransfer" && order.stripeChargeId && { chargeId: order.stripeChargeId }),
      ...(needed.kind === "retransfer" &&
        order.providerStripeAccountId && { destinationAccountId: order.providerStripeAccountId }),
    },
  });
  const job = { task: "run_money_operation", operationId: operation.id, runAt: null } as const;
  return (await deps.repository.addMoneyOperation(operation, [job])) ? operation.id : null;
}
