/** The provider says, once, how they see an undecided dispute; the writer is told. No money depends on it. */
import type { CoverageDisputeAnswerRequest } from "@script-manifest/contracts";
import type { Dispute } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import type { CommandDeps, Requester } from "./deps.ts";
import { loadOrder } from "./order-access.ts";

/**
 * Throws not_found, forbidden for anybody but the provider, invalid_transition when it is decided, and
 * already_exists when they have answered.
 */
export async function answerDispute(
  deps: CommandDeps,
  {
    orderId,
    requester,
    request: { answer },
  }: { orderId: string; requester: Requester; request: CoverageDisputeAnswerRequest },
): Promise<Dispute> {
  const { order, party } = await loadOrder(deps, { orderId, requester });
  if (party !== "provider")
    throw new DomainError("forbidden", "Only the provider of this order answers its dispute.");
  const dispute = await deps.repository.getDisputeByOrder(order.id);
  if (!dispute) throw new DomainError("not_found", "The order has no dispute.");
  const answered = await deps.repository.answerDispute({
    id: dispute.id,
    answer,
    jobs: [
      {
        task: "send_notification",
        notification: {
          eventId: `${dispute.id}:answer`,
          orderId: order.id,
          userId: order.writerUserId,
          happening: "answer_dispute",
        },
      },
    ],
  });
  return answered ?? (await answeredBefore(deps, { dispute, requester, answer }));
}

/** Somebody who was killed before they could tell may have stored this very answer. */
async function answeredBefore(
  { repository }: CommandDeps,
  { dispute, requester, answer }: { dispute: Dispute; requester: Requester; answer: string },
): Promise<Dispute> {
  const stored = await repository.getDispute(dispute.id);
  if (stored?.providerAnswer === answer && requester.idempotencyKey) return stored;
  if (stored?.providerAnswer)
    throw new DomainError("already_exists", "You have already answered this dispute.");
  throw new DomainError("invalid_transition", "The dispute has been decided already.");
}
