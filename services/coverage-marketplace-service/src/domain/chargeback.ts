/**
 * What a chargeback makes of an order's books: read from its operations and postings, step by step.
 *
 * Belongs here: arithmetic over what is stored. Does not: reading it, asking Stripe
 * (commands/apply-chargeback.ts).
 */
import type { Order } from "./entities.ts";
import {
  type ChargebackBearers,
  chargebackLostEntries,
  type LedgerAccount,
  type LedgerEntry,
  type LedgerLayer,
  type PostingKind,
} from "./ledger.ts";
import type { MoneyOperation } from "./money-operation.ts";

/** A stored posting, as far as these rules look at it. */
export interface Booked {
  readonly opId: string;
  readonly kind: PostingKind;
  readonly layer: LedgerLayer;
  readonly entries: readonly LedgerEntry[];
}

/** Debits positive, of what is posted. */
export function balanceOf(postings: readonly Booked[], account: LedgerAccount): number {
  return postings
    .filter(({ layer }) => layer === "posted")
    .flatMap(({ entries }) => entries)
    .reduce((sum, entry) => sum + (entry.account === account ? entry.amountCents : 0), 0);
}

/** Taken from us and not decided: nothing of the order may be paid out. */
export function openChargebacks(
  operations: readonly Pick<MoneyOperation, "id" | "kind">[],
  postings: readonly Booked[],
): string[] {
  const kindsOf = (opId: string) => postings.filter((row) => row.opId === opId).map(({ kind }) => kind);
  return operations
    .filter(({ kind }) => kind === "chargeback")
    .map(({ id }) => id)
    .filter((id) => {
      const kinds = kindsOf(id);
      return kinds.includes("chargeback") && !kinds.some((kind) => ENDS.includes(kind));
    });
}
const ENDS: readonly PostingKind[] = ["chargeback_won", "chargeback_lost"];

export interface ChargebackLoss {
  readonly entries: readonly LedgerEntry[];
  /** Held beyond what the bank took: it goes back to the writer when the order ends with this. */
  readonly stillHeldCents: number;
  /** Decided as a refund before, and not covered by what the bank gave the writer. */
  readonly stillOwedCents: number;
}

/** Who bears a lost chargeback of this order, and what is left over of it. */
export function chargebackLoss(amountCents: number, postings: readonly Booked[]): ChargebackLoss {
  const released = postings
    .filter(({ kind }) => kind === "release" || kind === "chargeback_lost")
    .flatMap(({ entries }) => entries)
    .filter(({ account }) => account === "provider:payable");
  const bearers: ChargebackBearers = {
    heldCents: -balanceOf(postings, "held:order"),
    owedToWriterCents: -balanceOf(postings, "writer:refund"),
    releasedCents: -released.reduce((sum, entry) => sum + entry.amountCents, 0),
  };
  const entries = chargebackLostEntries(amountCents, bearers);
  const borne = (account: LedgerAccount): number =>
    entries.reduce((sum, entry) => sum + (entry.account === account ? entry.amountCents : 0), 0);
  return {
    entries,
    stillHeldCents: bearers.heldCents - borne("held:order"),
    stillOwedCents: bearers.owedToWriterCents - borne("writer:refund"),
  };
}

/** What was sent to the provider and is still with them, transfer by transfer, oldest first. */
export function transfersLeft(
  operations: readonly Pick<MoneyOperation, "kind" | "status" | "stripeId" | "params">[],
): { readonly transferId: string; readonly leftCents: number }[] {
  const done = operations.filter(({ status }) => status === "succeeded");
  return done
    .filter(({ kind }) => kind === "transfer" || kind === "retransfer")
    .flatMap(({ stripeId, params }) => {
      if (stripeId === null) return [];
      const reversed = done
        .filter(({ kind, params: back }) => kind === "reversal" && back.transferId === stripeId)
        .reduce((sum, { params: back }) => sum + back.amountCents, 0);
      const leftCents = params.amountCents - reversed;
      return leftCents > 0 ? [{ transferId: stripeId, leftCents }] : [];
    });
}

export type Alignment =
  | { readonly kind: "reversal"; readonly transferId: string; readonly amountCents: number }
  | { readonly kind: "retransfer"; readonly amountCents: number };

const UNDER_WAY: readonly string[] = ["pending", "sent", "parked"];

/**
 * The one movement that brings what the provider has in line with what the order's state lets them have. Null
 * when nothing is to be done, or something is under way that must end first.
 */
export function alignmentOf(
  order: Pick<Order, "status" | "frozen">,
  operations: readonly MoneyOperation[],
  postings: readonly Booked[],
): Alignment | null {
  const ofKind = (...kinds: MoneyOperation["kind"][]) =>
    operations.filter(({ kind }) => kinds.includes(kind));
  if (ofKind("reversal", "retransfer").some(({ status }) => UNDER_WAY.includes(status))) return null;
  const payableCents = -balanceOf(postings, "provider:payable");
  const [sent] = transfersLeft(operations);
  const backCents = order.frozen ? (sent?.leftCents ?? 0) : Math.min(sent?.leftCents ?? 0, -payableCents);
  if (sent && backCents > 0) {
    return refusedLately(ofKind("reversal"))
      ? null
      : { kind: "reversal", transferId: sent.transferId, amountCents: backCents };
  }
  // A transfer that waits has its own operation; only what came back, or was dropped, is paid here.
  const cameBack = ofKind("reversal").some(({ status }) => status === "succeeded");
  const dropped = ofKind("transfer").some(({ status }) => status === "abandoned");
  const waits = ofKind("transfer").some(({ status }) => UNDER_WAY.includes(status) || status === "failed");
  const refused = ofKind("retransfer").some(({ status }) => status === "failed");
  const due = order.status === "completed" && !order.frozen && payableCents > 0 && (cameBack || dropped);
  return due && !waits && !refused ? { kind: "retransfer", amountCents: payableCents } : null;
}

/** An account that was short is asked again a day later, and not for ever. */
function refusedLately(reversals: readonly MoneyOperation[]): boolean {
  const refused = reversals.filter(({ status }) => status === "failed");
  const last = refused.at(-1);
  return refused.length >= REVERSALS_MAX || (last !== undefined && last.readAt - last.updatedAt < DAY_MS);
}
const REVERSALS_MAX = 10;
const DAY_MS = 24 * 60 * 60 * 1_000;
