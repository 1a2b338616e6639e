/** The platform's balance, from its transactions: what is pending becomes available after a delay. */
import type { Stripe } from "stripe";
import { seconds } from "../clock.ts";
import { expand, list, matching } from "../http/answers.ts";
import { type Changing, type Context, idFrom, type Route } from "../http/context.ts";
import { missing } from "../http/errors.ts";
import { newId } from "../ids.ts";
import type { BalanceTransaction, TopUp } from "../objects.ts";
import { connectedBalance } from "./connected-balance.ts";

/** Card money is available two days after the charge. */
const AVAILABLE_AFTER_SECONDS = 2 * 24 * 3_600;

/** 2.9 % and 30 cents, as Stripe charges for US cards; rounded half up. */
export const stripeFee = (amount: number): number => Math.floor((amount * 29 + 500) / 1_000) + 30;

export function addTransaction(
  { state, clock }: Changing,
  o: {
    amount: number;
    fee?: number;
    feeDescription?: string;
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
    balance_type: "payments",
    created,
    currency: o.currency,
    description: o.description ?? null,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency: o.currency,
              description: o.feeDescription ?? "Stripe processing fees",
              type: "stripe_fee",
            },
          ],
    net: o.amount - fee,
    reporting_category: o.reportingCategory,
    source: o.source,
    status: availableOn <= created ? "available" : "pending",
    type: o.type,
  });
}

export const chargeAvailableOn = ({ clock }: Changing): number =>
  seconds(clock.now()) + AVAILABLE_AFTER_SECONDS;

/** What may be paid out or transferred without a source now, per currency. */
export function availableBalance({ state, clock }: Changing, currency: string): number {
  const now = seconds(clock.now());
  return state
    .all("balanceTransactions")
    .filter((transaction) => transaction.currency === currency && transaction.available_on <= now)
    .reduce((sum, transaction) => sum + transaction.net, 0);
}

/** Money of the platform's own, by bank transfer: available at once. */
export function topUp(context: Changing, o: { amount: number; currency: string }): TopUp {
  const id = newId("tu");
  const transaction = addTransaction(context, {
    ...o,
    type: "topup",
    reportingCategory: "topup",
    source: id,
  });
  const made = context.state.put("topUps", {
    id,
    object: "topup",
    ...o,
    balance_transaction: transaction.id,
    created: seconds(context.clock.now()),
    description: null,
    livemode: false,
    metadata: {},
    status: "succeeded",
  });
  context.announce.snapshot("topup.succeeded", made);
  return made;
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
  const amounts =
    context.account === null ? platformAmounts(context) : accountAmounts(context, context.account);
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

interface Amounts {
  currency: string;
  available: number;
  pending: number;
}

function platformAmounts(context: Context): Amounts[] {
  const transactions = context.state.all("balanceTransactions");
  const currencies = [...new Set(transactions.map((transaction) => transaction.currency))];
  return currencies.map((currency) => {
    const total = transactions
      .filter((transaction) => transaction.currency === currency)
      .reduce((sum, transaction) => sum + transaction.net, 0);
    const available = availableBalance(context, currency);
    return { currency, available, pending: total - available };
  });
}

/** What a connected account was sent counts as available at once. */
function accountAmounts(context: Context, account: string): Amounts[] {
  const transfers = context.state.all("transfers").filter((row) => row.destination === account);
  const currencies = [...new Set(transfers.map((row) => row.currency))];
  return currencies.map((currency) => ({
    currency,
    available: connectedBalance(context, account, currency),
    pending: 0,
  }));
}

export const balanceRoutes: readonly Route[] = [
  { method: "GET", path: "/v1/balance", handle: retrieveBalance },
  {
    method: "GET",
    path: "/v1/balance_transactions",
    handle: (context) => {
      const { params, state } = context;
      const own = context.account === null ? state.all("balanceTransactions") : [];
      const rows = matching(own, params, ["source", "type", "currency"]);
      const page = list(
        "/v1/balance_transactions",
        rows.map((row) => current(row, context)),
        params,
      );
      return expand(state, page, params);
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
