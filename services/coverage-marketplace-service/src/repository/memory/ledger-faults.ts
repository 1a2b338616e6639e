/**
 * The books and the orders' facts against the single entries, recomputed from nothing. For verification only.
 */
import type { LedgerAccount, PostingKind } from "../../domain/ledger.ts";
import type { LedgerFault, StoredPosting } from "../interface.ts";
import type { MemoryState, OrderRow } from "./state.ts";

export function findLedgerFaults(state: MemoryState): LedgerFault[] {
  const faults = [...state.orders.values()].flatMap((order) => {
    const postings = state.postings.get(order.id) ?? [];
    return [...unbalanced(postings), ...overdrawn(order, postings), ...disagreeing(order, postings)];
  });
  return [...faults, ...uneven([...state.postings.values()].flat())];
}

/** Both halves of an offset are alike. */
function uneven(postings: readonly StoredPosting[]): LedgerFault[] {
  const halves = postings.filter(({ kind }) => kind === "withheld" || kind === "debt_settled");
  return [...new Set(halves.map(({ opId }) => opId))].flatMap((subject) => {
    const over = -sumOf(
      halves.filter(({ opId }) => opId === subject),
      "provider:offset",
    );
    const detail = `The offset ${subject} keeps back ${over} more than it settles.`;
    return over === 0 ? [] : [{ subject, detail }];
  });
}

function sumOf(postings: readonly StoredPosting[], account?: LedgerAccount): number {
  const entries = postings.flatMap((posting) => posting.entries);
  return entries
    .filter((entry) => account === undefined || entry.account === account)
    .reduce((sum, entry) => sum + entry.amountCents, 0);
}

function unbalanced(postings: readonly StoredPosting[]): LedgerFault[] {
  return postings
    .filter((posting) => sumOf([posting]) !== 0)
    .map(({ id, ...rest }) => ({
      subject: id,
      detail: `Posting ${id} sums to ${sumOf([{ id, ...rest }])}.`,
    }));
}

function overdrawn({ id }: OrderRow, postings: readonly StoredPosting[]): LedgerFault[] {
  return (["pending", "posted"] as const).flatMap((layer) => {
    const held = -sumOf(
      postings.filter((posting) => posting.layer === layer),
      "held:order",
    );
    return held < 0 ? [{ subject: id, detail: `Order ${id} holds less than nothing: ${held}.` }] : [];
  });
}

function disagreeing(order: OrderRow, postings: readonly StoredPosting[]): LedgerFault[] {
  const { id, refundedCents } = order;
  const of = (...kinds: PostingKind[]) => postings.filter((posting) => kinds.includes(posting.kind));
  const refunded = sumOf(of("refund_settled", "refund_failed"), "writer:refund");
  const faults: string[] = [];
  if (refunded !== refundedCents)
    faults.push(`Order ${id} says ${refundedCents} refunded, its postings ${refunded}.`);
  const withheld = sumOf(of("withheld"), "provider:payable");
  if (withheld !== order.withheldCents)
    faults.push(`Order ${id} says ${order.withheldCents} withheld, its postings ${withheld}.`);
  if ((order.capturedAt !== null) !== of("capture").length > 0)
    faults.push(`Order ${id} and its postings disagree on whether it was captured.`);
  if ((order.stripeTransferId !== null) !== of("transfer", "retransfer").length > 0)
    faults.push(`Order ${id} and its postings disagree on whether it was paid out.`);
  return faults.map((detail) => ({ subject: id, detail }));
}
