/** The platform's balance, from its transactions: what is pending becomes available after a delay. */
import type { Stripe } from "stripe";
import { seconds } from "../clock.ts";
import { expand, list } from "../http/answers.ts";
import { type Context, idFrom, type Route } from "../http/context.ts";
import { missing } from "../http/errors.ts";
import { text } from "../http/form.ts";
import { newId } from "../ids.ts";
import type { BalanceTransaction } from "../objects.ts";

/** Card money is available two days after the charge. */
const AVAILABLE_AFTER_SECONDS = 2 * 24 * 3_600;

/** 2.9 % and 30 cents, as Stripe charges for US cards; rounded half up. */
export const stripeFee = (amount: number): number => Math.floor((amount * 29 + 500) / 1_000) + 30;

export function addTransaction(
  { state, clock }: Context,
  o: {
    amount: number;
    fee?: number;
    currency: string;
    type: BalanceTransaction["type"];
    reportingCategory: string;
    source: string;
    /** Seconds; at once unless given. */
    availableOn?: number;
    description?: string;
  },
): BalanceTransaction {
  const created = seconds(clock.now());
  const fee = o.fee ?? 0;
  const availableOn = o.availableOn ?? created;
  return state.put("balanceTransactions", {
    id: newId("txn"),
    object: "balance_transaction",
    amount: o.amount,
    available_on: availableOn,
    created,
    currency: o.currency,
    description: o.description ?? null,
    fee,
    net: o.amount - fee,
    reporting_category: o.reportingCategory,
    source: o.source,
    status: availableOn <= created ? "available" : "pending",
    type: o.type,
  });
}

export const chargeAvailableOn = ({ clock }: Context): number =>
  seconds(clock.now()) + AVAILABLE_AFTER_SECONDS;

/** What may be paid out or transferred without a source now, per currency. */
export function availableBalance({ state, clock }: Context, currency: string): number {
  const now = seconds(clock.now());
  return state
    .all("balanceTransactions")
    .filter((transaction) => transaction.currency === currency && transaction.available_on <= now)
    .reduce((sum, transaction) => sum + transaction.net, 0);
}

function current(transaction: BalanceTransaction, { clock }: Context): BalanceTransaction {
  return {
    ...transaction,
    status: transaction.available_on <= seconds(clock.now()) ? "available" : "pending",
  };
}

function retrieveBalance(
  context: Context,
): Pick<Stripe.Balance, "object" | "available" | "pending" | "livemode"> {
  const transactions = context.state.all("balanceTransactions");
  const currencies = [...new Set(transactions.map((transaction) => transaction.currency))];
  const amounts = currencies.map((currency) => {
    const total = transactions
      .filter((transaction) => transaction.currency === currency)
      .reduce((sum, transaction) => sum + transaction.net, 0);
    const available = availableBalance(context, currency);
    return { currency, available, pending: total - available };
  });
  return {
    object: "balance",
    available: amounts.map(({ currency, available }) => ({
      amount: available,
      currency,
      source_types: { card: available },
    })),
    pending: amounts.map(({ currency, pending }) => ({
      amount: pending,
      currency,
      source_types: { card: pending },
    })),
    livemode: false,
  };
}

export const balanceRoutes: readonly Route[] = [
  { method: "GET", path: "/v1/balance", handle: retrieveBalance },
  {
    method: "GET",
    path: "/v1/balance_transactions",
    handle: (context) => {
      const { params, state } = context;
      const source = text(params, "source");
      const type = text(params, "type");
      const rows = state
        .all("balanceTransactions")
        .filter((row) => (!source || row.source === source) && (!type || row.type === type));
      return list(
        "/v1/balance_transactions",
        rows.map((row) => current(row, context)),
        params,
      );
    },
  },
  {
    method: "GET",
    path: "/v1/balance_transactions/:id",
    handle: (context) => {
      const found = context.state.get("balanceTransactions", idFrom(context));
      if (!found) throw missing("balance transaction", idFrom(context));
      return expand(context.state, current(found, context), context.params);
    },
  },
];
