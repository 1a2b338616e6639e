/** Disputes of charges by the card's bank, as Stripe tells them with their lines of our balance. */
import type { Stripe } from "stripe";
import type { Chargeback } from "../interface.ts";
import { translated } from "./errors.ts";

/** Statuses that are neither an open matter nor a plain end; whatever Stripe adds is an open matter. */
const STATUSES: Readonly<Record<string, Chargeback["status"]>> = {
  won: "won",
  lost: "lost",
  warning_needs_response: "inquiry",
  warning_under_review: "inquiry",
  warning_closed: "dropped",
  prevented: "dropped",
};

const idOf = (reference: string | { id: string } | null): string =>
  typeof reference === "string" ? reference : (reference?.id ?? "");

function chargeback(dispute: Stripe.Dispute): Chargeback {
  const lines = dispute.balance_transactions;
  const moved = (sign: 1 | -1): number =>
    lines.reduce((total, { amount }) => total + Math.max(sign * amount, 0), 0);
  const [withdrawnCents, reinstatedCents] = [moved(-1), moved(1)];
  const status = STATUSES[dispute.status] ?? "open";
  return {
    id: dispute.id,
    paymentIntentId: idOf(dispute.payment_intent),
    chargeId: idOf(dispute.charge),
    status:
      status === "dropped" && withdrawnCents > 0 ? takenAfterAll(withdrawnCents, reinstatedCents) : status,
    withdrawnCents,
    feeCents: lines.reduce((total, { fee }) => total + fee, 0),
    reinstatedCents,
    currency: dispute.currency,
  };
}

/** What was taken before it was over is ours again only when it has come back. */
const takenAfterAll = (withdrawnCents: number, reinstatedCents: number): Chargeback["status"] =>
  reinstatedCents < withdrawnCents ? "open" : "won";

export function getChargeback(stripe: Stripe, id: string): Promise<Chargeback> {
  return translated(async () => chargeback(await stripe.disputes.retrieve(id)));
}

/** Oldest first. */
export function findChargebacks(stripe: Stripe, paymentIntentId: string): Promise<readonly Chargeback[]> {
  return translated(async () => {
    const found = await stripe.disputes
      .list({ payment_intent: paymentIntentId, limit: 100 })
      .autoPagingToArray({ limit: 1_000 });
    return found.map(chargeback).reverse();
  });
}
