/** Stripe's test cards: what each does when it is authorised. */
import type { Context } from "../http/context.ts";
import { invalid } from "../http/errors.ts";
import { nested, text } from "../http/form.ts";

export type CardBehaviour = "ok" | "declined" | "insufficient_funds" | "three_d_secure";

export interface TestCard {
  readonly paymentMethod: string;
  readonly last4: string;
  readonly behaviour: CardBehaviour;
}

const CARDS: readonly (TestCard & { readonly names: readonly string[]; readonly number: string })[] = [
  {
    names: ["pm_card_visa"],
    number: "4242424242424242",
    paymentMethod: "pm_card_visa",
    last4: "4242",
    behaviour: "ok",
  },
  {
    names: ["pm_card_mastercard"],
    number: "5555555555554444",
    paymentMethod: "pm_card_mastercard",
    last4: "4444",
    behaviour: "ok",
  },
  {
    names: ["pm_card_chargeDeclined", "pm_card_visa_chargeDeclined"],
    number: "4000000000000002",
    paymentMethod: "pm_card_visa_chargeDeclined",
    last4: "0002",
    behaviour: "declined",
  },
  {
    names: ["pm_card_chargeDeclinedInsufficientFunds", "pm_card_visa_chargeDeclinedInsufficientFunds"],
    number: "4000000000009995",
    paymentMethod: "pm_card_visa_chargeDeclinedInsufficientFunds",
    last4: "9995",
    behaviour: "insufficient_funds",
  },
  {
    names: ["pm_card_authenticationRequired", "pm_card_threeDSecureRequired"],
    number: "4000002500003155",
    paymentMethod: "pm_card_authenticationRequired",
    last4: "3155",
    behaviour: "three_d_secure",
  },
  {
    names: ["pm_card_threeDSecure2Required"],
    number: "4000000000003220",
    paymentMethod: "pm_card_threeDSecure2Required",
    last4: "3220",
    behaviour: "three_d_secure",
  },
];

/** From `payment_method`, or from `payment_method_data[card]` as the card form sends it. */
export function cardFrom({ params }: Context): TestCard {
  const name = text(params, "payment_method");
  const byName = CARDS.find((card) => name && card.names.includes(name));
  if (byName) return byName;
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
  return byNumber;
}
