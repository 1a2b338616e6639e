/**
 * What must hold of Stripe's events and of what people are told: I8, I10, and payments.md's rule that "seen"
 * is not "processed".
 */
import type { EventFacts, OrderFacts, Told } from "../facts.ts";

/** Ids of events that nobody at Stripe made begin like this. */
export const FORGED_PREFIX = "evt_forged";

export function brokenEvents(
  events: readonly EventFacts[],
  inbox: readonly string[],
  orderOf: (paymentIntentId: string) => OrderFacts | undefined,
): string[] {
  const problems = inbox
    .filter((id) => id.startsWith(FORGED_PREFIX))
    .map((id) => `I8: the forged event ${id} is in the inbox`);
  for (const event of events) {
    if (event.acknowledged && event.inbox === null)
      problems.push(`inbox: ${event.type} was answered with 200 and is not stored`);
    if (event.inbox === "processed") problems.push(...withoutEffect(event, orderOf));
  }
  return problems;
}

/** An event marked as processed has had its effect, or had none to have. */
function withoutEffect(
  { type, paymentIntentId }: EventFacts,
  orderOf: (paymentIntentId: string) => OrderFacts | undefined,
): string[] {
  const facts = paymentIntentId ? orderOf(paymentIntentId) : undefined;
  const payment = facts?.payments.find(({ id }) => id === paymentIntentId);
  if (!facts || !payment) return [];
  const missed =
    (type === "payment_intent.amount_capturable_updated" &&
      payment.status === "requires_capture" &&
      facts.order.status === "placed") ||
    (type === "payment_intent.canceled" &&
      payment.status === "canceled" &&
      facts.order.status === "payment_held");
  return missed ? [`inbox: ${type} is processed, the order is still ${facts.order.status}`] : [];
}

/** Each happening is told to a person once, and the writer hears of every end. */
export function brokenNews(told: readonly Told[]): string[] {
  const counts = new Map<string, number>();
  for (const { orderId, userId, title } of told) {
    const key = `${title} · ${orderId} · ${userId}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([key, count]) => `I10: told ${count} times: ${key}`);
}

/** At rest every move was told to somebody. */
export function brokenSilence({ order, transitions }: OrderFacts, told: readonly Told[]): string[] {
  const events = new Set(told.map(({ eventId }) => eventId));
  return transitions
    .filter(({ event, id }) => event !== "place" && !events.has(id))
    .map(({ event }) => `I10: nobody was told of ${event} of ${order.id}`);
}
