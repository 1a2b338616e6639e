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
  { type, paymentIntentId, objectId }: EventFacts,
  orderOf: (paymentIntentId: string) => OrderFacts | undefined,
): string[] {
  const facts = paymentIntentId ? orderOf(paymentIntentId) : undefined;
  const payment = facts?.payments.find(({ id }) => id === paymentIntentId);
  if (!facts || !payment) return [];
  const { order } = facts;
  if (type.startsWith("charge.dispute.")) return untold(facts, objectId, type);
  const missed =
    (type === "payment_intent.amount_capturable_updated" &&
      payment.status === "requires_capture" &&
      order.status === "placed") ||
    (type === "payment_intent.canceled" && payment.status === "canceled" && order.status === "payment_held");
  return missed ? [`inbox: ${type} is processed, the order is still ${order.status}`] : [];
}

/** A chargeback of which the service was told is in its books, as far as the bank had gone by then. */
function untold(facts: OrderFacts, chargebackId: string | null, type: string): string[] {
  const chargeback = facts.chargebacks.find(({ id }) => id === chargebackId);
  if (!chargeback || chargeback.status === "inquiry" || chargeback.status === "dropped") return [];
  const known = facts.operations.some(
    ({ kind, stripeId }) => kind === "chargeback" && stripeId === chargebackId,
  );
  const expected = type === "charge.dispute.funds_withdrawn" || type === "charge.dispute.closed";
  return known || !expected ? [] : [`inbox: ${type} is processed, the books know nothing of ${chargebackId}`];
}

/**
 * Each happening is told to a person once: what is told belongs to a row of the history or to an operation,
 * and of one kind of happening no more is told than has happened.
 */
export function brokenNews(told: readonly Told[], orderOf: (orderId: string) => OrderFacts | undefined) {
  const counts = new Map<string, number>();
  const problems: string[] = [];
  for (const { orderId, userId, title, eventId } of told) {
    const facts = orderOf(orderId);
    if (!facts) continue;
    const { what, times: happened } = happening(facts, eventId);
    if (happened === 0) problems.push(`I10: told of ${eventId}, which never happened: ${title}`);
    else if (!audienceOf(facts, eventId).includes(userId))
      problems.push(`I10: ${userId} was told of ${what}, which is not theirs to know: ${title}`);
    const key = `${what} · ${title} · ${orderId} · ${userId}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (happened > 0 && count > happened) problems.push(`I10: told ${count} times: ${key}`);
  }
  return problems;
}

/** What this event tells of, and how often that has happened to the order. */
function happening(
  { transitions, operations }: OrderFacts,
  eventId: string,
): { what: string; times: number } {
  const row = transitions.find(({ id }) => id === eventId);
  if (row) return { what: row.event, times: transitions.filter(({ event }) => event === row.event).length };
  const operation = operations.find(({ id }) => eventId.startsWith(`${id}:`));
  if (!operation) return { what: "nothing", times: 0 };
  // What is kept back of a payout is an operation of its own, and nothing that Stripe has.
  const offset = eventId.endsWith(":withheld");
  const kind = offset ? "offset" : operation.kind;
  const done = operations.filter((other) => other.kind === kind && (offset || other.stripeId !== null));
  return { what: kind, times: done.length };
}

/** Whom a move concerns alone; all others concern both (product.md, notifications). */
const WRITERS: readonly string[] = ["fail_payment", "claim", "start", "deliver"];
const PROVIDERS: readonly string[] = ["complete"];
/** What happened to money, told under the operation's id. */
const WRITERS_MONEY = ":refunded";

/** The people who are to hear of it. */
function audienceOf(facts: OrderFacts, eventId: string): readonly string[] {
  const { order, providerUserId, transitions } = facts;
  const row = transitions.find(({ id }) => id === eventId);
  if (!row) return eventId.endsWith(WRITERS_MONEY) ? [order.writerUserId] : [providerUserId];
  if (PROVIDERS.includes(row.event)) return [providerUserId];
  const unseen = row.event === "cancel" && row.fromStatus === "placed";
  return unseen || WRITERS.includes(row.event) ? [order.writerUserId] : [order.writerUserId, providerUserId];
}

/** At rest every move, and all money that arrived, was told to everybody it concerns. */
export function brokenSilence(facts: OrderFacts, told: readonly Told[]): string[] {
  const { order, transitions, operations, postings } = facts;
  const heard = new Set(told.map(({ eventId, userId }) => `${eventId} ${userId}`));
  const events = transitions.filter(({ event }) => event !== "place").map(({ id, event }) => ({ id, event }));
  for (const { id, kind, status, stripeId } of operations) {
    if (status !== "succeeded" || stripeId === null) continue;
    if (kind === "refund") events.push({ id: id + WRITERS_MONEY, event: "the refund" });
    if (kind === "transfer" || kind === "retransfer")
      events.push({ id: `${id}:paid_out`, event: "the payout" });
  }
  const problems = events.flatMap(({ id, event }) =>
    audienceOf(facts, id)
      .filter((userId) => !heard.has(`${id} ${userId}`))
      .map((userId) => `I10: nobody told ${userId} of ${event} of ${order.id}`),
  );
  const keptBack = postings.some(({ kind }) => kind === "withheld");
  if (keptBack && !told.some(({ eventId }) => operations.some(({ id }) => eventId === `${id}:withheld`)))
    problems.push(`I10: nobody was told of what was kept back of ${order.id}`);
  return problems;
}
