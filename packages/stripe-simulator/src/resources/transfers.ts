/** Transfers to connected accounts and their reversals. */
import { seconds } from "../clock.ts";
import { expand, list, matching } from "../http/answers.ts";
import { type Context, idFrom, type Route } from "../http/context.ts";
import { invalid, missing } from "../http/errors.ts";
import { metadata, requiredText, text, wholeNumber } from "../http/form.ts";
import { newId } from "../ids.ts";
import type { Charge, Reversal, Transfer } from "../objects.ts";
import { setTransferCapability, transfersActive } from "./accounts.ts";
import { schedule } from "./agenda.ts";
import { addTransaction, availableBalance } from "./balance.ts";
import { connectedBalance } from "./connected-balance.ts";

/** Drawn on a charge, or on what is available. */
export function createTransfer(context: Context): Transfer {
  const { params, state, clock, announce } = context;
  const amount = positive(wholeNumber(params, "amount"), "amount");
  const currency = requiredText(params, "currency").toLowerCase();
  mayLoseCapability(context);
  const destination = destinationOf(context);
  const charge = sourceOf(context, { amount, currency });
  if (!charge && amount > availableBalance(context, currency)) {
    throw invalid(
      "You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance.",
      { code: "balance_insufficient" },
    );
  }
  const id = newId("tr");
  const source = charge?.balance_transaction
    ? state.get("balanceTransactions", charge.balance_transaction)
    : undefined;
  const transaction = addTransaction(context, {
    amount: -amount,
    currency,
    type: "transfer",
    reportingCategory: "transfer",
    source: id,
    ...(source && { availableOn: source.available_on }),
  });
  const transfer: Transfer = {
    id,
    object: "transfer",
    amount,
    amount_reversed: 0,
    balance_transaction: transaction.id,
    created: seconds(clock.now()),
    currency,
    description: text(params, "description") ?? null,
    destination,
    livemode: false,
    metadata: metadata(params),
    reversed: false,
    source_transaction: charge?.id ?? null,
    transfer_group: text(params, "transfer_group") ?? charge?.transfer_group ?? null,
  };
  state.put("transfers", transfer);
  announce.snapshot("transfer.created", transfer);
  if (context.luck.happens("payout"))
    schedule(context, {
      kind: "payout_begins",
      object: destination,
      at: clock.now() + context.luck.within("payout"),
    });
  return transfer;
}

function positive(amount: number | undefined, param: string): number {
  if (amount === undefined)
    throw invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  if (amount < 1)
    throw invalid("This value must be greater than or equal to 1.", {
      code: "parameter_invalid_integer",
      param,
    });
  return amount;
}

/** The weather takes the destination's capability just before the transfer, and gives it back later. */
function mayLoseCapability(context: Context): void {
  const account = context.state.get("accounts", text(context.params, "destination") ?? "");
  if (!account || !transfersActive(account) || !context.luck.happens("capability_lost")) return;
  setTransferCapability(context, account.id, "restricted");
  schedule(context, {
    kind: "capability_returns",
    object: account.id,
    at: context.clock.now() + context.luck.within("capability_lost"),
  });
}

function destinationOf({ params, state }: Context): string {
  const id = requiredText(params, "destination");
  const account = state.get("accounts", id);
  if (!account)
    throw invalid(`No such destination: '${id}'`, { code: "resource_missing", param: "destination" });
  if (!transfersActive(account)) {
    throw invalid(
      "Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments",
      { code: "insufficient_capabilities_for_transfer", param: "destination" },
    );
  }
  return id;
}

function sourceOf({ params, state }: Context, o: { amount: number; currency: string }): Charge | null {
  const id = text(params, "source_transaction");
  if (!id) return null;
  const charge = state.get("charges", id);
  if (!charge)
    throw invalid(`No such charge: '${id}'`, { code: "resource_missing", param: "source_transaction" });
  if (!charge.captured) throw invalid(`Charge ${id} is not captured.`, { param: "source_transaction" });
  if (charge.currency !== o.currency)
    throw invalid(
      "The currency of source_transaction's balance transaction must be the same as the transfer currency.",
      { param: "source_transaction" },
    );
  const drawn = state
    .all("transfers")
    .filter((row) => row.source_transaction === id)
    .reduce((sum, row) => sum + row.amount - row.amount_reversed, 0);
  if (drawn + o.amount > charge.amount_captured - charge.amount_refunded) {
    throw invalid(
      `Cannot use ${id} as a source_transaction: its remaining amount is ${charge.amount_captured - charge.amount_refunded - drawn}.`,
      { param: "amount" },
    );
  }
  return charge;
}

/** Takes back what the connected account still has. */
export function reverseTransfer(context: Context): Reversal {
  const { params, state, clock, announce } = context;
  const transfer = find(context);
  const left = transfer.amount - transfer.amount_reversed;
  const amount = positive(wholeNumber(params, "amount") ?? left, "amount");
  if (amount > left)
    throw invalid(`Transfer reversal amount (${amount}) is greater than unreversed amount (${left})`, {
      param: "amount",
    });
  if (amount > connectedBalance(context, transfer.destination, transfer.currency)) {
    throw invalid("The connected account has insufficient funds to reverse this transfer.", {
      code: "balance_insufficient",
    });
  }
  const id = newId("trr");
  const transaction = addTransaction(context, {
    amount,
    currency: transfer.currency,
    type: "transfer_refund",
    reportingCategory: "transfer_reversal",
    source: id,
  });
  const reversal: Reversal = {
    id,
    object: "transfer_reversal",
    amount,
    balance_transaction: transaction.id,
    created: seconds(clock.now()),
    currency: transfer.currency,
    metadata: metadata(params),
    transfer: transfer.id,
  };
  state.put("reversals", reversal);
  const reversedAmount = transfer.amount_reversed + amount;
  const reversed = state.put("transfers", {
    ...transfer,
    amount_reversed: reversedAmount,
    reversed: reversedAmount === transfer.amount,
  });
  announce.snapshot("transfer.reversed", reversed);
  return reversal;
}

function find(context: Context): Transfer {
  const transfer = context.state.get("transfers", idFrom(context));
  if (!transfer) throw missing("transfer", idFrom(context));
  return transfer;
}

const reversalsOf = ({ state }: Context, transferId: string): Reversal[] =>
  state.all("reversals").filter((row) => row.transfer === transferId);

/** With its reversals inside, as Stripe shows it. */
function shown(context: Context, transfer: Transfer): unknown {
  const url = `/v1/transfers/${transfer.id}/reversals`;
  const reversals = list(url, reversalsOf(context, transfer.id), {});
  return expand(context.state, { ...transfer, reversals }, context.params);
}

function update(context: Context): Transfer {
  const transfer = find(context);
  const updated = context.state.put("transfers", {
    ...transfer,
    description: text(context.params, "description") ?? transfer.description,
    metadata: { ...transfer.metadata, ...metadata(context.params) },
  });
  context.announce.snapshot("transfer.updated", updated);
  return updated;
}

function findReversal(context: Context): Reversal {
  const { id, reversal: reversalId = "" } = context.path;
  const reversal = context.state.get("reversals", reversalId);
  if (!reversal || reversal.transfer !== id) throw missing("transfer reversal", reversalId);
  return reversal;
}

export const transferRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/v1/transfers",
    handle: (context) => shown(context, createTransfer(context)),
  },
  {
    method: "GET",
    path: "/v1/transfers",
    handle: (context) => {
      const { params, state } = context;
      const rows = matching(state.all("transfers"), params, ["transfer_group", "destination"]);
      const page = list("/v1/transfers", rows, params);
      return expand(state, { ...page, data: page.data.map((row) => shown(context, row)) }, params);
    },
  },
  {
    method: "GET",
    path: "/v1/transfers/:id",
    handle: (context) => shown(context, find(context)),
  },
  {
    method: "POST",
    path: "/v1/transfers/:id",
    handle: (context) => shown(context, update(context)),
  },
  {
    method: "POST",
    path: "/v1/transfers/:id/reversals",
    handle: (context) => expand(context.state, reverseTransfer(context), context.params),
  },
  {
    method: "GET",
    path: "/v1/transfers/:id/reversals",
    handle: (context) =>
      list(
        `/v1/transfers/${idFrom(context)}/reversals`,
        reversalsOf(context, idFrom(context)),
        context.params,
      ),
  },
  {
    method: "GET",
    path: "/v1/transfers/:id/reversals/:reversal",
    handle: (context) => expand(context.state, findReversal(context), context.params),
  },
];
