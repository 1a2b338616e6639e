/** The writer says that the work is missing or wrong. Of complete and dispute exactly one wins. */
import type { CoverageDisputeCreateRequest } from "@script-manifest/contracts";
import type { Dispute, Order } from "../domain/entities.ts";
import type { OrderChange } from "../repository/interface.ts";
import { actOnOrder, moveBySystem } from "./change-order.ts";
import type { CommandDeps, Requester } from "./deps.ts";

export async function openDispute(
  deps: CommandDeps,
  {
    orderId,
    requester,
    request,
  }: { orderId: string; requester: Requester; request: CoverageDisputeCreateRequest },
): Promise<{ order: Order; dispute: Dispute }> {
  const { order } = await actOnOrder(deps, {
    orderId,
    requester,
    action: "dispute",
    extras: (current) => ({
      reason: request.reason,
      rows: {
        dispute: {
          id: deps.newId("dispute"),
          orderId: current.id,
          openedByUserId: requester.userId,
          reason: request.reason,
          description: request.description,
        },
      },
    }),
    commit: async (change) => (await deps.repository.createDispute(withDispute(change)))?.order ?? null,
  });
  const dispute = await deps.repository.getDisputeByOrder(order.id);
  if (!dispute) throw new Error(`order ${order.id} is disputed without a dispute`);
  return { order, dispute };
}

/** Still undelivered when the grace after the SLA deadline is over: the dispute opens by itself. */
export async function openOverdueDispute(
  deps: CommandDeps,
  { orderId }: { orderId: string },
): Promise<boolean> {
  const moved = await moveBySystem(deps, {
    orderId,
    event: "breach_sla",
    extras: (order) => ({
      rows: {
        dispute: {
          id: deps.newId("dispute"),
          orderId: order.id,
          openedByUserId: "system",
          reason: "non_delivery",
          description: "Nothing was delivered by the deadline or in the grace period after it.",
        },
      },
    }),
  });
  return moved !== null;
}

function withDispute(change: OrderChange): OrderChange & { dispute: NonNullable<OrderChange["dispute"]> } {
  if (!change.dispute) throw new Error("a dispute change without its dispute");
  return { ...change, dispute: change.dispute };
}
