/** The report while it is being written: only its provider sees it, and only while it can be delivered. */
import type { CoverageDeliveryDraftSaveRequest, CoverageTopSheet } from "@script-manifest/contracts";
import type { DeliveryDraft, Order } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import { MOVES } from "../domain/order-lifecycle.ts";
import { topSheetOf } from "../domain/report.ts";
import type { CommandDeps, Requester } from "./deps.ts";
import { loadOrder } from "./order-access.ts";
import { orderIs } from "./status-words.ts";
import { topSheetFacts } from "./top-sheet.ts";

export async function readDraft(
  deps: CommandDeps,
  o: { orderId: string; requester: Requester },
): Promise<{ draft: DeliveryDraft | null; topSheet: CoverageTopSheet }> {
  const order = await loadOwnOrder(deps, o);
  const [draft, facts] = await Promise.all([
    isWritable(order) ? deps.repository.getDeliveryDraft(order.id) : null,
    topSheetFacts(deps, order, null),
  ]);
  return { draft, topSheet: topSheetOf(order, facts) };
}

/** Refuses a draft that grew out of another version than the one that is kept. */
export async function saveDraft(
  deps: CommandDeps,
  o: { orderId: string; requester: Requester; request: CoverageDeliveryDraftSaveRequest },
): Promise<DeliveryDraft> {
  const order = await loadOwnOrder(deps, o);
  if (!isWritable(order))
    throw new DomainError("invalid_transition", `${orderIs(order.status)} Nothing can be written now.`);
  const saved = await deps.repository.saveDeliveryDraft({ orderId: order.id, ...o.request });
  if (!saved)
    throw new DomainError("draft_changed_meanwhile", "The draft was changed in another window or device.");
  return saved;
}

async function loadOwnOrder(deps: CommandDeps, o: { orderId: string; requester: Requester }): Promise<Order> {
  const { order, party } = await loadOrder(deps, o);
  if (party !== "provider")
    throw new DomainError("forbidden", "Only the provider of this order writes its report.");
  return order;
}

const isWritable = ({ status }: Order): boolean => MOVES.deliver.from.some((from) => from === status);
