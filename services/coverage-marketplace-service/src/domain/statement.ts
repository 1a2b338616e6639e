/**
 * Statements out of postings: what happened to an order's money and what stood after each posting; a
 * provider's lines as CSV; the ledger's totals.
 *
 * Belongs here: sums and words. Does not: who may read them (routes/), reading them (repository/).
 */
import type { CoverageOrderStatementLine, CoverageTrialBalance } from "@script-manifest/contracts";
import { type Instant, toIso } from "./clock.ts";
import type { LedgerAccount, LedgerEntry, LedgerLayer, PostingKind } from "./ledger.ts";

export interface StatementPosting {
  readonly id: string;
  readonly kind: PostingKind;
  readonly layer: LedgerLayer;
  readonly stripeId: string | null;
  readonly counterOrderId: string | null;
  readonly entries: readonly LedgerEntry[];
  readonly createdAt: Instant;
}

/** Liabilities: what we have of somebody else's is a credit. */
const owed = (entries: readonly LedgerEntry[], account: LedgerAccount): number =>
  entries.reduce((sum, entry) => (entry.account === account ? sum - entry.amountCents : sum), 0);

/** What a person would call the amount: what was held or freed, else what was moved. */
function amountOf(entries: readonly LedgerEntry[]): number {
  const held = Math.abs(owed(entries, "held:order"));
  return held > 0 ? held : entries.reduce((sum, { amountCents }) => sum + Math.max(amountCents, 0), 0);
}

/** Between the provider and the platform: the writer has no part in it. */
const PROVIDERS_OWN: readonly PostingKind[] = ["withheld", "debt_settled"];

/** Line by line. What is only authorised is listed, and counts as nothing held. */
export function orderStatementLines(
  postings: readonly StatementPosting[],
  o: { reader: "writer" | "provider" | "admin" },
): CoverageOrderStatementLine[] {
  let heldCents = 0;
  let payableCents = 0;
  let refundDueCents = 0;
  const told = postings.filter(({ kind }) => o.reader !== "writer" || !PROVIDERS_OWN.includes(kind));
  return told.map(({ id, kind, layer, stripeId, counterOrderId, entries, createdAt }) => {
    if (layer === "posted") {
      heldCents += owed(entries, "held:order");
      payableCents += owed(entries, "provider:payable");
      refundDueCents += owed(entries, "writer:refund");
    }
    const after = { heldCents, payableCents, refundDueCents };
    const both = o.reader === "admin" ? [...entries] : null;
    const what = { id, at: toIso(createdAt), movement: kind, layer, amountCents: amountOf(entries) };
    return { ...what, ...after, stripeId, otherOrderId: counterOrderId, entries: both };
  });
}

type Sides = Omit<CoverageTrialBalance["accounts"][number], "balanceCents">;

export function trialBalanceOf(rows: readonly Sides[]): CoverageTrialBalance {
  const totals = new Map<string, CoverageTrialBalance["totals"][number]>();
  const accounts = rows.map((row) => ({ ...row, balanceCents: row.debitCents - row.creditCents }));
  for (const { layer, currency, ...row } of accounts) {
    const sum = totals.get(`${layer} ${currency}`);
    totals.set(`${layer} ${currency}`, {
      layer,
      currency,
      debitCents: (sum?.debitCents ?? 0) + row.debitCents,
      creditCents: (sum?.creditCents ?? 0) + row.creditCents,
      balanceCents: (sum?.balanceCents ?? 0) + row.balanceCents,
    });
  }
  return { accounts, totals: [...totals.values()] };
}

/** A cell that a spreadsheet can neither break nor take for a formula. */
function cell(value: string | number | null): string {
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** One record as RFC 4180 has it. */
export const csvRecord = (cells: readonly (string | number | null)[]): string =>
  `${cells.map(cell).join(",")}\r\n`;
