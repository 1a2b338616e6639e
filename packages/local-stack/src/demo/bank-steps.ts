/**
 * What banks and Stripe do of themselves to an order of the demo, by the simulator's control API.
 *
 * Belongs here: which happening it is. Does not: when (timeline.ts), what the marketplace makes of it.
 */
import type { CoverageOrder } from "@script-manifest/contracts";
import type { Session } from "./account-steps.ts";
import { waitFor } from "./account-steps.ts";
import { coverage, SeedError, send } from "./client.ts";

interface AtBank {
  readonly simulatorUrl: string;
  readonly order: CoverageOrder;
}

interface BankDispute {
  readonly id: string;
  readonly status: string;
  readonly payment_intent?: string;
}

/** The cardholder says that they never bought it. */
export async function bankTakesBack({ simulatorUrl, order }: AtBank): Promise<void> {
  await control(simulatorUrl, `/charges/${order.stripePaymentIntentId}/dispute`, { reason: "fraudulent" });
}

export async function bankWarns({ simulatorUrl, order }: AtBank): Promise<void> {
  await control(simulatorUrl, `/charges/${order.stripePaymentIntentId}/early_fraud_warning`, {});
}

/** The chargeback of this order ends as most do. */
export async function rulesForCardholder({ simulatorUrl, order }: AtBank): Promise<void> {
  const state = await control<{ disputes: readonly BankDispute[] }>(simulatorUrl, "/state");
  const dispute = state.disputes.find((one) => one.payment_intent === order.stripePaymentIntentId);
  if (!dispute) throw new SeedError(`closing the chargeback of ${order.id}`, "the bank knows of none");
  if (dispute.status === "lost") return;
  await control(simulatorUrl, `/disputes/${dispute.id}/close`, { outcome: "lost" });
}

/** Stripe wants to know more of the reader, and sends them nothing until it does. */
export async function loseAccount({ door, user }: Session, simulatorUrl: string): Promise<void> {
  const step = `restricting the account of ${user.displayName}`;
  const own = () => coverage(door, step, "getOwnProvider");
  const { stripeAccountId } = (await own()).provider;
  await control(simulatorUrl, `/accounts/${stripeAccountId}/capability`, { status: "restricted" });
  await waitFor(`${user.displayName} can't be paid`, async () =>
    (await own()).provider.stripeOnboardingComplete ? null : true,
  );
}

async function control<T = unknown>(simulatorUrl: string, path: string, body?: object): Promise<T> {
  const step = `asking the simulator for ${path}`;
  const { status, text } = await send(step, `${simulatorUrl.replace(/\/$/, "")}/_simulator${path}`, {
    ...(body && { method: "POST", body: JSON.stringify(body) }),
  });
  if (status >= 400) throw new SeedError(step, `${status} ${text.slice(0, 200)}`);
  return JSON.parse(text) as T;
}
