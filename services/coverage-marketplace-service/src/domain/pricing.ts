/**
 * What an order costs and who gets which part. The commission is taken inside the listed price (product.md,
 * policies).
 */
import { type BasisPoints, splitMinorUnits } from "./money.ts";

/**
 * The least Stripe charges on a card, in minor units per currency
 * (docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).
 */
export const STRIPE_MINIMUM_CENTS: Readonly<Record<string, number>> = { usd: 50 };

export interface OrderPrice {
  readonly priceCents: number;
  readonly platformFeeCents: number;
  readonly providerPayoutCents: number;
}

/** fee = round-half-up(price × bps / 10 000); payout = price − fee. */
export function priceOrder(priceCents: number, commission: BasisPoints): OrderPrice {
  const { feeCents, shareCents } = splitMinorUnits(priceCents, commission);
  return { priceCents, platformFeeCents: feeCents, providerPayoutCents: shareCents };
}
