/** Statements out of the ledger: of an order, of a provider, of the platform. Amounts are minor units. */
import { z } from "zod";
import { Currency, Id, Timestamp } from "../primitives.ts";

export const CoverageLedgerLayerSchema = z.enum(["pending", "posted"]);

export const CoverageLedgerBalanceSchema = z.object({
  account: z.string(),
  /** pending: only authorised · posted: charged, and all that follows from it */
  layer: CoverageLedgerLayerSchema,
  currency: Currency,
  debitCents: z.int(),
  creditCents: z.int(),
  /** Debits less credits. */
  balanceCents: z.int(),
});
export type CoverageLedgerBalance = z.infer<typeof CoverageLedgerBalanceSchema>;

/** Every account of the ledger. In a true ledger each total's debits are its credits. */
export const CoverageTrialBalanceSchema = z.object({
  accounts: z.array(CoverageLedgerBalanceSchema),
  totals: z.array(CoverageLedgerBalanceSchema.omit({ account: true })),
});
export type CoverageTrialBalance = z.infer<typeof CoverageTrialBalanceSchema>;

/** One posting, and what stood after it. */
export const CoverageOrderStatementLineSchema = z.object({
  id: Id,
  at: Timestamp,
  /** Such as `capture`, `release`, `transfer` or `refund_settled`. */
  movement: z.string(),
  layer: CoverageLedgerLayerSchema,
  amountCents: z.int(),
  /** Charged and not yet anybody's. */
  heldCents: z.int(),
  /** Owed to the provider. */
  payableCents: z.int(),
  /** On its way back to the writer. */
  refundDueCents: z.int(),
  stripeId: z.string().nullable(),
  /** `withheld`: the order it was kept back for · `debt_settled`: the order it was kept back from. */
  otherOrderId: z.string().nullable(),
  /** Both sides of the posting; only admins see them, they name Stripe's fees. */
  entries: z.array(z.object({ account: z.string(), amountCents: z.int() })).nullable(),
});
export type CoverageOrderStatementLine = z.infer<typeof CoverageOrderStatementLineSchema>;

export const CoverageOrderStatementSchema = z.object({
  orderId: Id,
  currency: Currency,
  priceCents: z.int(),
  heldCents: z.int(),
  payableCents: z.int(),
  refundDueCents: z.int(),
  lines: z.array(CoverageOrderStatementLineSchema),
});
export type CoverageOrderStatement = z.infer<typeof CoverageOrderStatementSchema>;

/** Days in UTC, both included; from the beginning and until now where none is named. */
export const CoverageEarningsStatementQuerySchema = z
  .object({ from: z.iso.date().optional(), to: z.iso.date().optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ["to"],
    message: "must not be before from",
  });
export type CoverageEarningsStatementQuery = z.infer<typeof CoverageEarningsStatementQuerySchema>;
