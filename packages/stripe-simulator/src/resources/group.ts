/** Everything that belongs to one transfer group, which is one order of the marketplace, by whosever hand. */
import type { Charge, Dispute, EarlyFraudWarning, Intent, Refund, Reversal, Transfer } from "../objects.ts";
import type { State } from "../state/state.ts";

export interface Group {
  readonly paymentIntents: readonly Intent[];
  readonly charges: readonly Charge[];
  readonly refunds: readonly Refund[];
  readonly disputes: readonly Dispute[];
  readonly earlyFraudWarnings: readonly EarlyFraudWarning[];
  readonly transfers: readonly Transfer[];
  readonly reversals: readonly Reversal[];
  /** Gross, fee and net of every transaction of the platform's balance that came of it. */
  readonly balance: { readonly amount: number; readonly fee: number; readonly net: number };
}

/**
 * Oldest first; empty lists when nothing belongs to it. A transfer drawn on one of its charges belongs to it
 * too.
 */
export function groupOf(state: State, group: string): Group {
  const paymentIntents = state.all("intents").filter((row) => row.transfer_group === group);
  const intents = new Set(paymentIntents.map((row) => row.id));
  const ofIntents = <T extends { payment_intent: string }>(rows: readonly T[]): T[] =>
    rows.filter((row) => intents.has(row.payment_intent));
  const charges = ofIntents(state.all("charges"));
  const drawnOn = new Set<string | null>(charges.map((row) => row.id));
  const transfers = state
    .all("transfers")
    .filter((row) => row.transfer_group === group || drawnOn.has(row.source_transaction));
  const sent = new Set(transfers.map((row) => row.id));
  const refunds = ofIntents(state.all("refunds"));
  const disputes = ofIntents(state.all("disputes"));
  const reversals = state.all("reversals").filter((row) => sent.has(row.transfer));
  const sources = new Set(
    [...charges, ...refunds, ...disputes, ...transfers, ...reversals].map(({ id }) => id),
  );
  const moved = state.all("balanceTransactions").filter((row) => sources.has(row.source));
  const total = (field: "amount" | "fee" | "net"): number => moved.reduce((sum, row) => sum + row[field], 0);
  return {
    paymentIntents,
    charges,
    refunds,
    disputes,
    earlyFraudWarnings: ofIntents(state.all("fraudWarnings")),
    transfers,
    reversals,
    balance: { amount: total("amount"), fee: total("fee"), net: total("net") },
  };
}
