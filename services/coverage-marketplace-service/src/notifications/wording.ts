/**
 * What people are told, in the words of product.md. The only file with sentences for them on the service's
 * side.
 */
import type { NotifyRequest } from "@script-manifest/contracts";
import type { Order, Provider } from "../domain/entities.ts";
import { moneyInWords } from "../domain/money.ts";
import type { NotificationJob } from "../repository/interface.ts";

type Wording = (order: Order, money: (cents: number) => string) => { title: string; body: string };
type Reader = "writer" | "provider";

/** Not all of it need arrive: what they owe over another order is kept back, and told when it is. */
const yours = (o: Order, money: (cents: number) => string): string =>
  `Your share is ${money(o.providerPayoutCents)}; the order page shows its way to your Stripe account.`;

const WORDINGS: Record<string, Partial<Record<Reader, Wording>>> = {
  hold_payment: {
    writer: (o, m) => ({
      title: "Your order is placed",
      body: `Your card is authorised for ${m(o.priceCents)}. It is charged only when ${o.providerName} claims the order.`,
    }),
    provider: (o, m) => ({
      title: "New order to claim",
      body: `${o.writerName} ordered “${o.serviceTitle}” for ${m(o.priceCents)}: ${o.scriptTitle}, ${o.scriptPageCount} pages.`,
    }),
  },
  fail_payment: {
    writer: (o) => ({
      title: "Your order expired",
      body: `“${o.serviceTitle}” was not paid in time. Nothing was charged.`,
    }),
  },
  cancel: {
    writer: (o) => ({
      title: "Your order is cancelled",
      body: `“${o.serviceTitle}” is cancelled. Your card was not charged; the authorisation is released.`,
    }),
    provider: (o) => ({
      title: "An order was cancelled",
      body: `${o.writerName} cancelled “${o.serviceTitle}” before you claimed it.`,
    }),
  },
  release_unclaimed: {
    writer: (o) => ({
      title: "Nobody claimed your order",
      body: `${o.providerName} did not claim “${o.serviceTitle}” in time. Your card was not charged; the authorisation is released.`,
    }),
    provider: (o) => ({
      title: "An order was released",
      body: `You did not claim “${o.serviceTitle}” within the claim window. The writer's card was released.`,
    }),
  },
  lose_authorisation: {
    writer: (o) => ({
      title: "Your order is cancelled",
      body: `The card's authorisation for “${o.serviceTitle}” could not be charged any more. You can order again.`,
    }),
    provider: (o) => ({
      title: "An order was cancelled",
      body: `The writer's card could not be charged for “${o.serviceTitle}”. Nothing is due.`,
    }),
  },
  claim: {
    writer: (o, m) => ({
      title: `${o.providerName} claimed your order`,
      body: `Your card is charged ${m(o.priceCents)}. We hold the money until you accept the coverage.`,
    }),
  },
  fall_short: {
    writer: (o) => ({
      title: "Your order is cancelled",
      body: `Your card's bank let through less than the price of “${o.serviceTitle}”. What was charged goes back to your card; you can order again.`,
    }),
    provider: (o) => ({
      title: "An order was cancelled",
      body: `The writer's card was not charged in full for “${o.serviceTitle}”. Nothing is due; don't begin to read.`,
    }),
  },
  start: {
    writer: (o) => ({
      title: `${o.providerName} is reading your script`,
      body: `Work on “${o.serviceTitle}” has begun.`,
    }),
  },
  deliver: {
    writer: (o) => ({
      title: "Your coverage is here",
      body: `${o.providerName} delivered “${o.serviceTitle}”. Read it, then complete the order or open a dispute within the review window.`,
    }),
  },
  cancel_late: {
    writer: (o, m) => ({
      title: "Your late order is cancelled",
      body: `“${o.serviceTitle}” was late. ${m(o.priceCents)} goes back to your card.`,
    }),
    provider: (o) => ({
      title: "A late order was cancelled",
      body: `“${o.serviceTitle}” passed its SLA deadline and ${o.writerName} cancelled it. The writer is refunded.`,
    }),
  },
  dispute: {
    writer: (o) => ({
      title: "Your dispute is open",
      body: `An admin will look at “${o.serviceTitle}”. The money stays held meanwhile.`,
    }),
    provider: (o) => ({
      title: "An order is disputed",
      body: `${o.writerName} opened a dispute about “${o.serviceTitle}”. The money stays held until an admin has ruled. Say on the order page how you see it: the admin reads both sides.`,
    }),
  },
  answer_dispute: {
    writer: (o) => ({
      title: "Your dispute is answered",
      body: `${o.providerName} has answered your dispute about “${o.serviceTitle}”. An admin reads both sides.`,
    }),
  },
  complete: {
    provider: (o, m) => ({
      title: "An order is complete",
      body: `${o.writerName} accepted “${o.serviceTitle}”. ${yours(o, m)}`,
    }),
  },
  auto_complete: {
    writer: (o) => ({
      title: "Your order is complete",
      body: `The review window of “${o.serviceTitle}” has closed; the order completed by itself.`,
    }),
    provider: (o, m) => ({
      title: "An order is complete",
      body: `The review window of “${o.serviceTitle}” has closed. ${yours(o, m)}`,
    }),
  },
  dismiss_dispute: {
    writer: (o) => ({
      title: "Your dispute is decided",
      body: `The admin decided for the provider: “${o.serviceTitle}” is complete, without a refund.`,
    }),
    provider: (o, m) => ({
      title: "A dispute is decided for you",
      body: `“${o.serviceTitle}” is complete. ${yours(o, m)}`,
    }),
  },
  split_dispute: {
    writer: (o) => ({
      title: "Your dispute is decided",
      body: `The admin decided on a partial refund of “${o.serviceTitle}”. The order page shows who gets what.`,
    }),
    provider: (o) => ({
      title: "A dispute is decided",
      body: `The admin decided on a partial refund of “${o.serviceTitle}”. The order page shows your share.`,
    }),
  },
  uphold_dispute: {
    writer: (o, m) => ({
      title: "Your dispute is decided",
      body: `The admin decided for you: ${m(o.priceCents)} for “${o.serviceTitle}” goes back to your card.`,
    }),
    provider: (o) => ({
      title: "A dispute is decided",
      body: `The admin decided for the writer: “${o.serviceTitle}” is refunded in full.`,
    }),
  },
  freeze: {
    writer: (o) => ({
      title: "The card's bank has questioned a payment",
      body: `The payment for “${o.serviceTitle}” is frozen until that is settled. Nothing is paid out or refunded meanwhile.`,
    }),
    provider: (o) => ({
      title: "The card's bank has questioned a payment",
      body: `The payment for “${o.serviceTitle}” is frozen until that is settled. What was paid to you for it is taken back meanwhile.`,
    }),
  },
  suspect_fraud: {
    writer: (o) => ({
      title: "A payment is being checked",
      body: `Your card's bank has asked about the payment for “${o.serviceTitle}”. The money stays held until we have looked.`,
    }),
    provider: (o) => ({
      title: "A payment is being checked",
      body: `The card's bank has asked about the payment for “${o.serviceTitle}”. Nothing is paid out until we have looked; you may go on with the order.`,
    }),
  },
  refund_suspected: {
    writer: (o, m) => ({
      title: "Your order has ended",
      body: `The payment for “${o.serviceTitle}” could not be confirmed: ${m(o.priceCents)} goes back to the card.`,
    }),
    provider: (o) => ({
      title: "An order ended: its payment was given back",
      body: `The payment for “${o.serviceTitle}” could not be confirmed and was given back. Nothing is due for it any more.`,
    }),
  },
  unfreeze: {
    writer: (o) => ({
      title: "A payment is free again",
      body: `The payment for “${o.serviceTitle}” is no longer frozen; the order takes its course.`,
    }),
    provider: (o) => ({
      title: "A payment is free again",
      body: `The payment for “${o.serviceTitle}” is no longer frozen; the order takes its course, and what is yours is paid.`,
    }),
  },
  lose_chargeback: {
    writer: (o) => ({
      title: "Your bank gave you the money back",
      body: `“${o.serviceTitle}” has ended, because your card's bank decided for you.`,
    }),
    provider: (o) => ({
      title: "An order ended: its payment was charged back",
      body: `The card's bank gave ${o.writerName} the money for “${o.serviceTitle}” back. Nothing is due for it any more.`,
    }),
  },
  bear_chargeback: {
    writer: (o) => ({
      title: "Your bank gave you the money back",
      body: `Your card's bank decided for you about “${o.serviceTitle}”.`,
    }),
    provider: (o) => ({
      title: "A payment was charged back",
      body: `The card's bank gave ${o.writerName} the money for “${o.serviceTitle}” back. Your share of it is taken back; what your Stripe account lacks you owe.`,
    }),
  },
  paid_out: {
    provider: (o) => ({
      title: "You have been paid",
      body: `Your share of “${o.serviceTitle}” was transferred to your Stripe account.`,
    }),
  },
  withheld: {
    provider: (o, m) => ({
      title: "Part of a payout was kept back",
      body: `${m(o.withheldCents)} of your share of “${o.serviceTitle}” was kept back: you owed it over an order whose payment the card's bank took back. The order page says which.`,
    }),
  },
  refunded: {
    writer: (o) => ({
      title: "Your refund is sent",
      body: `The refund for “${o.serviceTitle}” is on its way to your card. Banks take 5 to 10 days.`,
    }),
  },
  review: {
    provider: (o) => ({
      title: "You have a new review",
      body: `${o.writerName} reviewed “${o.serviceTitle}”.`,
    }),
  },
};

const SAME_AS: Record<string, string> = { dispute_late: "dispute", breach_sla: "dispute" };

/** Null when this happening has nothing to say to this reader. */
export function wordingFor(
  job: NotificationJob,
  about: { readonly order: Order } | { readonly provider: Provider },
): NotifyRequest | null {
  if ("provider" in about) return payoutFailed(job, about.provider);
  const { order } = about;
  const reader: Reader = job.userId === order.writerUserId ? "writer" : "provider";
  const words = WORDINGS[SAME_AS[job.happening] ?? job.happening]?.[reader]?.(order, (cents) =>
    moneyInWords(cents, order.currency),
  );
  if (!words) return null;
  return { eventId: job.eventId, userId: job.userId, ...words, link: `/coverage/orders/${order.id}` };
}

/** Null once a later payout has arrived: there is nothing left to do. */
function payoutFailed(
  { eventId, userId }: NotificationJob,
  { failedPayout }: Provider,
): NotifyRequest | null {
  if (!failedPayout) return null;
  const { amountCents, currency, why } = failedPayout;
  return {
    eventId,
    userId,
    title: "Your bank sent a payout back",
    body: `${moneyInWords(amountCents, currency)} did not reach your bank account: ${why} The money is in your Stripe account. Open it and check your bank details; Stripe pays out again.`,
    link: "/coverage/dashboard?tab=earnings",
  };
}
