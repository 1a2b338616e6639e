/** Where an order's money ended up and why the order ended, in sentences for whoever reads them. */
import type { CoverageOrder } from "@script-manifest/contracts";
import { formatMoney } from "./format";
import { moneyParts } from "./money-path";
import { reasonWords } from "./words";

type Viewer = CoverageOrder["viewerRole"];

/** The reasons that are about the reader of the page. */
const OWN_REASONS: Partial<Record<Viewer, Readonly<Record<string, string>>>> = {
  writer: {
    cancelled_by_writer: "You cancelled it.",
    resolved_refund: "An admin decided in your favour.",
    chargeback_lost: "Your card's bank gave you the money back.",
  },
  provider: { resolved_no_refund: "An admin decided in your favour." },
};

/** Why the order stands as it does; empty where its status says it all. */
export function reasonSentence({ statusReason, viewerRole }: CoverageOrder): string {
  if (statusReason === null) return "";
  return OWN_REASONS[viewerRole]?.[statusReason] ?? reasonWords[statusReason] ?? "";
}

const SENTENCES: Record<CoverageOrder["moneyState"], (order: CoverageOrder) => string> = {
  unpaid: () => "Nothing was charged.",
  authorised: () => "The card is authorised, not charged.",
  capturing: () => "The card is being charged.",
  held: (order) => `${formatMoney(order.priceCents, order.currency)} is charged and held.`,
  releasing: (order) => `The authorisation is being released; ${card(order)} is not charged.`,
  released: (order) => `The authorisation was released; ${card(order)} was never charged.`,
  paying_out: (order) => `${share(order)} is on its way.`,
  paid_out: (order) => `${share(order)} is paid out.`,
  refunding: (order) => `The money is on its way back to ${card(order)}.`,
  refunded: (order) =>
    order.refundedCents > 0
      ? `${formatMoney(order.refundedCents, order.currency)} went back to ${card(order)}.`
      : `The money went back to ${card(order)}.`,
  split: (order) =>
    `${formatMoney(order.refundedCents, order.currency)} went back to ${card(order)}; ${share(order)} is paid out.`,
};

/** Where the money is now. What a bank has given back itself is said by the reason. */
export function moneySentence(order: CoverageOrder): string {
  return order.statusReason === "chargeback_lost" ? "" : SENTENCES[order.moneyState](order);
}

function card({ viewerRole }: CoverageOrder): string {
  return viewerRole === "writer" ? "your card" : "the writer's card";
}

function share(order: CoverageOrder): string {
  const amount = formatMoney(moneyParts(order, []).providerCents, order.currency);
  return order.viewerRole === "provider"
    ? `your share of ${amount}`
    : `${order.providerName}'s share of ${amount}`;
}
