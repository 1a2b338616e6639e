/**
 * Payouts to banks, of connected accounts and of the platform: on their way for two days, paid, or sent back.
 */
import { seconds } from "../clock.ts";
import type { Changing } from "../http/context.ts";
import { invalid, missing } from "../http/errors.ts";
import { newId } from "../ids.ts";
import type { OwnedPayout, Payout } from "../objects.ts";
import { schedule, unschedule } from "./agenda.ts";
import { addTransaction, availableBalance } from "./balance.ts";
import { connectedBalance } from "./connected-balance.ts";
import { DAY_SECONDS } from "./lapse.ts";

const ARRIVES_AFTER_SECONDS = 2 * DAY_SECONDS;

/** Stripe's words for the failures that occur. */
const FAILURES: Readonly<Record<string, string>> = {
  account_closed: "The bank account has been closed.",
  could_not_process: "The bank could not process this payout.",
  no_account: "The bank account details on file are probably incorrect. No bank account could be located.",
};

/** `account` null pays out the platform's own balance. */
export function createPayout(
  context: Changing,
  o: {
    account: string | null;
    amount: number;
    currency: string;
    automatic: boolean;
    metadata?: Record<string, string>;
  },
): Payout {
  const { state, clock } = context;
  if (o.account !== null && !state.get("accounts", o.account)) throw missing("account", o.account, "account");
  const balance = o.account
    ? connectedBalance(context, o.account, o.currency)
    : availableBalance(context, o.currency);
  if (o.amount < 1) throw invalid("This value must be greater than or equal to 1.", { param: "amount" });
  if (o.amount > balance)
    throw invalid(
      "You have insufficient funds in your Stripe account for this transfer. Your card balance is too low.",
      { code: "balance_insufficient" },
    );
  const id = newId("po");
  const arrival = seconds(clock.now()) + ARRIVES_AFTER_SECONDS;
  const transaction =
    o.account === null
      ? addTransaction(context, {
          amount: -o.amount,
          currency: o.currency,
          type: "payout",
          reportingCategory: "payout",
          source: id,
        })
      : null;
  const payout: Payout = {
    id,
    object: "payout",
    amount: o.amount,
    arrival_date: arrival,
    automatic: o.automatic,
    balance_transaction: transaction?.id ?? null,
    created: seconds(clock.now()),
    currency: o.currency,
    description: null,
    destination: newId("ba"),
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: o.metadata ?? {},
    method: "standard",
    reconciliation_status: o.automatic ? "completed" : "not_applicable",
    source_type: "card",
    statement_descriptor: null,
    status: "in_transit",
    type: "bank_account",
  };
  const owned = state.put("payouts", { id, account: o.account, payout });
  announcePayout(context, "payout.created", owned);
  const kind = context.luck.happens("payout_fails") ? "payout_fails" : "payout_arrives";
  schedule(context, { kind, object: id, at: arrival * 1_000 });
  return payout;
}

/** Stripe's automatic payout of a connected account: all it has, in each currency. */
export function payEverythingOut(context: Changing, account: string): void {
  const sent = context.state.all("transfers").filter((row) => row.destination === account);
  for (const currency of new Set(sent.map((row) => row.currency))) {
    const amount = connectedBalance(context, account, currency);
    if (amount > 0) createPayout(context, { account, amount, currency, automatic: true });
  }
}

/** Payouts of connected accounts are Connect events: they carry whose they are. */
function announcePayout(
  { announce }: Changing,
  type: "payout.created" | "payout.updated" | "payout.paid" | "payout.failed",
  { account, payout }: OwnedPayout,
): void {
  announce.snapshot(type, payout, account === null ? {} : { account });
}

export function findPayout({ state }: Pick<Changing, "state">, id: string): OwnedPayout {
  const owned = state.get("payouts", id);
  if (!owned) throw missing("payout", id, "payout");
  return owned;
}

/** The bank has it. */
export function payoutArrives(context: Changing, payoutId: string): Payout {
  const owned = findPayout(context, payoutId);
  if (owned.payout.status !== "in_transit")
    throw invalid(`Payout ${payoutId} is ${owned.payout.status}, not in transit.`);
  unschedule(context, "payout_arrives", payoutId);
  unschedule(context, "payout_fails", payoutId);
  const paid = context.state.put("payouts", { ...owned, payout: { ...owned.payout, status: "paid" } });
  announcePayout(context, "payout.updated", paid);
  announcePayout(context, "payout.paid", paid);
  return paid.payout;
}

/** The bank sent it back: the balance has it again. A payout that looked paid can still fail. */
export function failPayout(context: Changing, payoutId: string, code = "account_closed"): Payout {
  const owned = findPayout(context, payoutId);
  if (owned.payout.status === "failed") throw invalid(`Payout ${payoutId} has failed already.`);
  unschedule(context, "payout_arrives", payoutId);
  unschedule(context, "payout_fails", payoutId);
  const transaction =
    owned.account === null
      ? addTransaction(context, {
          amount: owned.payout.amount,
          currency: owned.payout.currency,
          type: "payout_failure",
          reportingCategory: "payout_reversal",
          source: payoutId,
        })
      : null;
  const failed = context.state.put("payouts", {
    ...owned,
    payout: {
      ...owned.payout,
      status: "failed",
      failure_code: code,
      failure_message: FAILURES[code] ?? "The payout failed.",
      failure_balance_transaction: transaction?.id ?? null,
    },
  });
  announcePayout(context, "payout.failed", failed);
  return failed.payout;
}
