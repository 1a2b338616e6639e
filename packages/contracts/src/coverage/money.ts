/** Earnings: what the ledger says to the provider. */
import { z } from "zod";
import { Currency, Id, Timestamp } from "../primitives.ts";
import { CoverageOrderStatusSchema } from "./order.ts";

/** One order's share of a provider's earnings, from the ledger. All amounts are minor units of `currency`. */
export const CoverageEarningsLineSchema = z.object({
  orderId: Id,
  serviceTitle: z.string(),
  scriptTitle: z.string(),
  status: CoverageOrderStatusSchema,
  priceCents: z.int(),
  commissionCents: z.int(),
  payoutCents: z.int(),
  /**
   * held: captured and kept until the order ends · on_its_way: released, transfer not confirmed · paid_out:
   * transferred, less what was kept back · kept_back: all of it was kept back for what the provider owed ·
   * returned: went back to the writer
   */
  state: z.enum(["held", "on_its_way", "paid_out", "kept_back", "returned"]),
  /** Of `payoutCents`, kept back for what the provider owed over other orders. */
  withheldCents: z.int(),
  /** Paid out for this order, taken back by the card's bank since, and not recovered yet. */
  owedCents: z.int(),
  stripeTransferId: z.string().nullable(),
  at: Timestamp,
});
export type CoverageEarningsLine = z.infer<typeof CoverageEarningsLineSchema>;

export const CoverageEarningsSchema = z.object({
  currency: Currency,
  /** The provider's share of captured orders that have not ended. */
  heldCents: z.int(),
  onItsWayCents: z.int(),
  paidOutCents: z.int(),
  /**
   * Paid out for orders whose payment the card's bank took back since, and not recovered: kept back from the
   * next payouts.
   */
  owedCents: z.int(),
  orders: z.array(CoverageEarningsLineSchema),
});
export type CoverageEarnings = z.infer<typeof CoverageEarningsSchema>;
