/**
 * The verbs that are one move and nothing more: claim, start, cancel, complete. Their money is run at once.
 */
import type { CoverageOrderAction } from "@script-manifest/contracts";
import type { Order } from "../domain/entities.ts";
import { actOnOrder } from "./change-order.ts";
import type { CommandDeps, Requester } from "./deps.ts";
import { runMoneyOperation } from "./run-money-operation.ts";

export interface MovedOrder {
  readonly order: Order;
  /** False while Stripe has not confirmed the money the move set in motion; a job goes on with it. */
  readonly settled: boolean;
}

export async function moveOrder(
  deps: CommandDeps,
  o: {
    orderId: string;
    requester: Requester;
    action: Extract<CoverageOrderAction, "claim" | "start" | "cancel" | "complete">;
    /** In the person's own words, for the history both parties read. */
    reason?: string | undefined;
  },
): Promise<MovedOrder> {
  const { reason } = o;
  const { order, operationIds } = await actOnOrder(deps, {
    ...o,
    ...(reason && { extras: () => ({ reason }) }),
  });
  return settleNow(deps, order, operationIds);
}

/** Runs the change's money operations in this request; what cannot be settled now is the jobs' work. */
export async function settleNow(
  deps: CommandDeps,
  order: Order,
  operationIds: readonly string[],
): Promise<MovedOrder> {
  if (operationIds.length === 0) return { order, settled: true };
  const runs = await Promise.all(operationIds.map((operationId) => runMoneyOperation(deps, { operationId })));
  const current = await deps.repository.getOrder(order.id);
  return { order: current ?? order, settled: runs.every((run) => run.state === "settled") };
}
