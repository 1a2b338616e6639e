/** An admin has what Stripe refused tried again, once its cause is gone: as an operation of its own. */
import { balanceOf } from "../domain/chargeback.ts";
import { DomainError } from "../domain/errors.ts";
import type { MoneyOperation, MoneyOperationKind } from "../domain/money-operation.ts";
import { faultPoint } from "../fault-points.ts";
import type { CommandDeps, Requester } from "./deps.ts";
import { nextOperation } from "./next-operation.ts";
import { loadOrder } from "./order-access.ts";
import { runMoneyOperation } from "./run-money-operation.ts";

/** An authorisation that is gone has ended its order; what the bank did is not ours to repeat. */
const RETRIED: readonly MoneyOperationKind[] = ["pi_cancel", "transfer", "refund", "reversal", "retransfer"];

/**
 * Answers the operation that took its place. Each movement looks at the books again before it is sent, so
 * that what is no longer owed is dropped. Throws not_found, forbidden for a party, invalid_transition.
 */
export async function retryMoneyOperation(
  deps: CommandDeps,
  o: { operationId: string; requester: Requester; note: string },
): Promise<{ operation: MoneyOperation; settled: boolean }> {
  const failed = await deps.repository.getMoneyOperation(o.operationId);
  if (!failed) throw new DomainError("not_found", "There is no such operation.");
  const { orderId, kind, params } = failed;
  const { party } = await loadOrder(deps, { orderId, requester: o.requester });
  if (party !== "admin")
    throw new DomainError("forbidden", "You are a party of this order and cannot move its money.");
  if (failed.status !== "failed" || !RETRIED.includes(kind))
    throw new DomainError(
      "invalid_transition",
      `This ${kind} has not failed, or is not of a kind that is tried again.`,
    );
  const operations = await deps.repository.listMoneyOperations(orderId);
  const amountCents = kind === "refund" ? await refundable(deps, failed, operations) : params.amountCents;
  const again = { ...params, amountCents };
  const operation = nextOperation(deps, { orderId, kind, operations, params: again });
  const replaced = await deps.repository.replaceMoneyOperation({
    failedId: failed.id,
    operation,
    jobs: [{ task: "run_money_operation", operationId: operation.id, runAt: null }],
    admin: o.requester,
    note: o.note,
  });
  if (!replaced) throw new DomainError("invalid_transition", `The ${kind} is being tried again already.`);
  faultPoint("order-changed");
  const run = await runMoneyOperation(deps, { operationId: operation.id });
  const stored = await deps.repository.getMoneyOperation(operation.id);
  if (!stored) throw new Error(`the operation ${operation.id} has vanished`);
  return { operation: stored, settled: run.state === "settled" };
}

const UNDER_WAY: readonly string[] = ["pending", "sent", "parked"];

/** The card's bank may have given the writer a part of it since: only what is still owed goes out. */
async function refundable(
  { repository }: CommandDeps,
  { orderId, params }: MoneyOperation,
  operations: readonly MoneyOperation[],
): Promise<number> {
  const owedCents = -balanceOf(await repository.listPostings(orderId), "writer:refund");
  const onTheirWay = operations
    .filter(({ kind, status }) => kind === "refund" && UNDER_WAY.includes(status))
    .reduce((sum, { params: sent }) => sum + sent.amountCents, 0);
  const leftCents = Math.min(params.amountCents, owedCents - onTheirWay);
  // Nothing is owed any more: the movement itself finds that out, and says so.
  return leftCents > 0 ? leftCents : params.amountCents;
}
