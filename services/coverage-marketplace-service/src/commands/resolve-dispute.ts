/**
 * An admin takes a dispute under review, or rules on it. The ruling moves the order and its money in one
 * change.
 */
import type { CoverageDisputeResolveRequest } from "@script-manifest/contracts";
import { assertPartialRefund, RULINGS } from "../domain/dispute-resolution.ts";
import type { ActingAdmin, Dispute } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import type { OrderChange } from "../repository/interface.ts";
import { actOnOrder } from "./change-order.ts";
import type { CommandDeps, Requester } from "./deps.ts";
import { settleNow } from "./move-order.ts";
import { loadOrder } from "./order-access.ts";

export async function resolveDispute(
  deps: CommandDeps,
  {
    disputeId,
    requester,
    request,
  }: { disputeId: string; requester: Requester; request: CoverageDisputeResolveRequest },
): Promise<{ dispute: Dispute; settled: boolean }> {
  const dispute = await deps.repository.getDispute(disputeId);
  if (!dispute) throw new DomainError("not_found", "There is no such dispute.");
  const { order, party } = await loadOrder(deps, { orderId: dispute.orderId, requester });
  // An admin who is a party of the order must leave it to another admin.
  if (party !== "admin")
    throw new DomainError("forbidden", "You are a party of this order and cannot rule on it.");
  if (dispute.resolvedAt !== null)
    throw new DomainError("invalid_transition", "The dispute has been decided already.");
  if (request.status === "under_review")
    return {
      dispute: await takeUnderReview(deps, {
        dispute,
        admin: requester,
        adminNotes: request.adminNotes ?? null,
      }),
      settled: true,
    };

  const refundCents = request.status === "resolved_partial" ? request.refundAmountCents : null;
  if (refundCents !== null) assertPartialRefund({ refundCents, priceCents: order.priceCents });
  const ruled = await actOnOrder(deps, {
    orderId: order.id,
    requester: { ...requester, isAdmin: true },
    action: "resolve",
    event: RULINGS[request.status],
    extras: (current) => ({
      context: refundCents === null ? {} : { refundCents },
      rows: {
        disputeResolution: {
          admin: requester,
          disputeId: dispute.id,
          status: request.status,
          adminNotes: request.adminNotes,
          refundAmountCents:
            refundCents ?? (request.status === "resolved_refund" ? current.priceCents : null),
        },
      },
    }),
    commit: async (change) => (await deps.repository.resolveDispute(withResolution(change)))?.order ?? null,
  });
  const { settled } = await settleNow(deps, ruled.order, ruled.operationIds);
  return { dispute: (await deps.repository.getDispute(dispute.id)) ?? dispute, settled };
}

async function takeUnderReview(
  deps: CommandDeps,
  o: { dispute: Dispute; admin: ActingAdmin; adminNotes: string | null },
): Promise<Dispute> {
  const { dispute, admin, adminNotes } = o;
  const taken = await deps.repository.takeDisputeUnderReview({ id: dispute.id, adminNotes, admin });
  if (!taken) throw new DomainError("invalid_transition", "The dispute is no longer open.");
  return taken;
}

function withResolution(
  change: OrderChange,
): OrderChange & { disputeResolution: NonNullable<OrderChange["disputeResolution"]> } {
  if (!change.disputeResolution) throw new Error("a resolution change without its resolution");
  return { ...change, disputeResolution: change.disputeResolution };
}
