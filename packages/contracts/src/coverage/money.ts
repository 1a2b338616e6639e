/** Earnings: what the ledger says to the provider. */
import { z } from "zod";
import { Currency, Id, Timestamp } from "../primitives.ts";
import { CoverageOrderStatusSchema } from "./order.ts";

/** One order's share of a provider's earnings, from the ledger. All amounts are minor units of `currency`. */
export const CoverageEarningsLineSchema = z.object({
  orderId: Id,
  serviceTitle: z.string(),
  status: CoverageOrderStatusSchema,
  priceCents: z.int(),
  commissionCents: z.int(),
  payoutCents: z.int(),
  /**
   * held: captured and kept until the order ends · on_its_way: released, transfer not confirmed · paid_out:
   * transferred · returned: went back to the writer
   */
  state: z.enum(["held", "on_its_way", "paid_out", "returned"]),
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
  /** Paid out for orders whose payment the card's bank took back since, and not recovered. */
  owedCents: z.int(),
  orders: z.array(CoverageEarningsLineSchema),
});
export type CoverageEarnings = z.infer<typeof CoverageEarningsSchema>;
