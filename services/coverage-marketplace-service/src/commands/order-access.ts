/**
 * Who somebody is to an order. Strangers get the same answer as for a missing order, so ids cannot be probed.
 */
import type { CoverageActor } from "@script-manifest/contracts";
import type { Order } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import type { CommandDeps, Requester } from "./deps.ts";

export type Party = Exclude<CoverageActor, "system">;

/**
 * A party's own part comes before being an admin: an admin who bought coverage is its writer. Null for
 * strangers.
 */
export function partyOf(order: Order, requester: Pick<Requester, "userId" | "isAdmin">): Party | null {
  if (order.writerUserId === requester.userId) return "writer";
  if (order.providerUserId === requester.userId) return "provider";
  return requester.isAdmin ? "admin" : null;
}

export function orderNotFound(): DomainError {
  return new DomainError("not_found", "There is no such order.");
}

/** The order and the requester's part in it. Throws not_found for strangers and missing orders alike. */
export async function loadOrder(
  { repository }: Pick<CommandDeps, "repository">,
  { orderId, requester }: { orderId: string; requester: Pick<Requester, "userId" | "isAdmin"> },
): Promise<{ order: Order; party: Party }> {
  const order = await repository.getOrder(orderId);
  const party = order && partyOf(order, requester);
  if (!order || !party) throw orderNotFound();
  return { order, party };
}
