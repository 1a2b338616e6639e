/** What happens at Stripe and at the card's bank without us: the simulator's control API. */
import type { CoverageOrder } from "@script-manifest/contracts";
import { e2eConfig } from "./config";

async function control(path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${e2eConfig.stripeUrl}/_simulator${path}`, {
    ...(body && {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

type Paid = Pick<CoverageOrder, "stripePaymentIntentId">;

/** The cardholder asks their bank for the money; answers the dispute's id at Stripe. */
export async function chargeBack({ stripePaymentIntentId }: Paid): Promise<string> {
  const made = await control(`/charges/${stripePaymentIntentId}/dispute`, { reason: "fraudulent" });
  return (made as { id: string }).id;
}

export async function decideChargeback(id: string, outcome: "won" | "lost"): Promise<void> {
  await control(`/disputes/${id}/close`, { outcome });
}

/** Less than was authorised is taken from the card, and nothing more can be. */
export async function captureLess({ stripePaymentIntentId }: Paid, amountCents: number): Promise<void> {
  await control("/dashboard/captures", { payment_intent: stripePaymentIntentId, amount: amountCents });
}

/** The bank warns of fraud before anybody has charged anything back. */
export async function warnOfFraud({ stripePaymentIntentId }: Paid): Promise<void> {
  await control(`/charges/${stripePaymentIntentId}/early_fraud_warning`, {});
}

/** The last refund of a payment comes back from the card's bank. */
export async function returnRefund({ stripePaymentIntentId }: Paid): Promise<void> {
  const { refunds } = (await control("/state")) as { refunds: { id: string; payment_intent: string }[] };
  const refund = refunds.findLast(({ payment_intent }) => payment_intent === stripePaymentIntentId);
  await control(`/refunds/${refund?.id}/settle`, {
    outcome: "failed",
    failure_reason: "expired_or_canceled_card",
  });
}

/** Stripe pays the account out to its owner's bank, which takes it or sends it back. */
export async function payOut(accountId: string, outcome: "paid" | "failed"): Promise<void> {
  const payout = (await control(`/accounts/${accountId}/payout`, {})) as { id: string };
  await control(`/payouts/${payout.id}/settle`, { outcome });
}
