/** Stripe's test cards: what each does when it is authorised, and what follows. */
import type { Context } from "../http/context.ts";
import { invalid } from "../http/errors.ts";
import { nested, text } from "../http/form.ts";

export type CardBehaviour = "ok" | "three_d_secure" | Refusal;
/** What Stripe answers for a card that its bank refuses, and what people are told. */
export interface Refusal {
  readonly code: "card_declined" | "expired_card" | "incorrect_cvc" | "processing_error";
  /** The bank's own reason, where Stripe says one. */
  readonly declineCode?: "generic_decline" | "insufficient_funds" | "lost_card" | "stolen_card";
  readonly message: string;
}
/** What the holder or the bank does soon after the capture. */
export type Aftermath = "dispute" | "goods_dispute" | "inquiry" | "fraud_warning";
/** pending: arrives later · fail: looks well, and comes back later */
export type RefundFate = "succeed" | "pending" | "fail";

export interface TestCard {
  readonly paymentMethod: string;
  readonly last4: string;
  readonly behaviour: CardBehaviour;
}

interface KnownCard {
  readonly number: string;
  readonly paymentMethod: string;
  /** The same card under a second name. */
  readonly alias?: string;
  readonly behaviour?: CardBehaviour;
  readonly aftermath?: Aftermath;
  readonly refunds?: RefundFate;
  readonly availableAtOnce?: boolean;
}

const refused = (declineCode: Refusal["declineCode"], message = "Your card was declined."): Refusal => ({
  code: "card_declined",
  ...(declineCode && { declineCode }),
  message,
});

const CARDS: readonly KnownCard[] = [
  { number: "4242424242424242", paymentMethod: "pm_card_visa" },
  { number: "4000056655665556", paymentMethod: "pm_card_visa_debit" },
  { number: "5555555555554444", paymentMethod: "pm_card_mastercard" },
  { number: "4000000000000077", paymentMethod: "pm_card_bypassPending", availableAtOnce: true },
  {
    number: "4000000000000002",
    paymentMethod: "pm_card_visa_chargeDeclined",
    alias: "pm_card_chargeDeclined",
    behaviour: refused("generic_decline"),
  },
  {
    number: "4000000000009995",
    paymentMethod: "pm_card_visa_chargeDeclinedInsufficientFunds",
    alias: "pm_card_chargeDeclinedInsufficientFunds",
    behaviour: refused("insufficient_funds", "Your card has insufficient funds."),
  },
  {
    number: "4000000000009987",
    paymentMethod: "pm_card_visa_chargeDeclinedLostCard",
    behaviour: refused("lost_card"),
  },
  {
    number: "4000000000009979",
    paymentMethod: "pm_card_visa_chargeDeclinedStolenCard",
    behaviour: refused("stolen_card"),
  },
  {
    number: "4000000000000069",
    paymentMethod: "pm_card_chargeDeclinedExpiredCard",
    behaviour: { code: "expired_card", message: "Your card has expired." },
  },
  {
    number: "4000000000000127",
    paymentMethod: "pm_card_chargeDeclinedIncorrectCvc",
    behaviour: { code: "incorrect_cvc", message: "Your card's security code is incorrect." },
  },
  {
    number: "4000000000000119",
    paymentMethod: "pm_card_chargeDeclinedProcessingError",
    behaviour: {
      code: "processing_error",
      message: "An error occurred while processing your card. Try again in a little bit.",
    },
  },
  {
    number: "4000002500003155",
    paymentMethod: "pm_card_authenticationRequiredOnSetup",
    alias: "pm_card_threeDSecureRequired",
    behaviour: "three_d_secure",
  },
  {
    number: "4000002760003184",
    paymentMethod: "pm_card_authenticationRequired",
    behaviour: "three_d_secure",
  },
  {
    number: "4000000000003220",
    paymentMethod: "pm_card_threeDSecure2Required",
    behaviour: "three_d_secure",
  },
  { number: "4000000000000259", paymentMethod: "pm_card_createDispute", aftermath: "dispute" },
  {
    number: "4000000000002685",
    paymentMethod: "pm_card_createDisputeProductNotReceived",
    aftermath: "goods_dispute",
  },
  { number: "4000000000001976", paymentMethod: "pm_card_createDisputeInquiry", aftermath: "inquiry" },
  {
    number: "4000000000005423",
    paymentMethod: "pm_card_createIssuerFraudRecord",
    aftermath: "fraud_warning",
  },
  { number: "4000000000007726", paymentMethod: "pm_card_pendingRefund", refunds: "pending" },
  { number: "4000000000005126", paymentMethod: "pm_card_refundFail", refunds: "fail" },
];

const named = (name: string | null): KnownCard | undefined =>
  CARDS.find((card) => card.paymentMethod === name || (card.alias !== undefined && card.alias === name));

/** From `payment_method`, or from `payment_method_data[card]` as the card form sends it. */
export function cardFrom({ params }: Context): TestCard {
  const name = text(params, "payment_method");
  const byName = named(name ?? null);
  if (byName) return asTestCard(byName);
  if (name)
    throw invalid(`No such PaymentMethod: '${name}'`, { code: "resource_missing", param: "payment_method" });

  const number = text(nested(nested(params, "payment_method_data"), "card"), "number")?.replace(/\s/g, "");
  if (!number) {
    throw invalid("You cannot confirm this PaymentIntent because it's missing a payment method.", {
      code: "payment_intent_unexpected_state",
    });
  }
  const byNumber = CARDS.find((card) => card.number === number);
  if (!byNumber)
    throw invalid("Your card number is incorrect.", { code: "incorrect_number", param: "number" });
  return asTestCard(byNumber);
}

const asTestCard = ({ number, paymentMethod, behaviour }: KnownCard): TestCard => ({
  paymentMethod,
  last4: number.slice(-4),
  behaviour: behaviour ?? "ok",
});

/** The card of an intent whose holder has proved to be themselves. */
export function authenticatedCard(paymentMethod: string | null): TestCard {
  const card = named(paymentMethod);
  if (!card) throw new Error(`nobody was asked to authenticate ${paymentMethod}`);
  return { ...asTestCard(card), behaviour: "ok" };
}

export const aftermathOf = (paymentMethod: string | null): Aftermath | null =>
  named(paymentMethod)?.aftermath ?? null;

export const refundsOf = (paymentMethod: string | null): RefundFate =>
  named(paymentMethod)?.refunds ?? "succeed";

export const isAvailableAtOnce = (paymentMethod: string | null): boolean =>
  named(paymentMethod)?.availableAtOnce ?? false;
