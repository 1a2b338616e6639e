/**
 * What a provider's own bank did with Stripe's payouts to it: the latest failure is kept with the provider,
 * who is told of it once, until a later payout arrives. Their money is safe at Stripe meanwhile; no order
 * depends on it.
 *
 * Events of connected accounts come by the webhook alone: no list of the platform's events has them. So the
 * account's payouts are listed when an event hints at them, and every night for each provider who can be
 * paid, should Stripe have given the delivery up (it tries for three days).
 */
import type { FailedPayout, Provider } from "../domain/entities.ts";
import type { AccountPayout } from "../payments/interface.ts";
import type { CommandDeps } from "./deps.ts";

/** Others write meanwhile, each what it has read. */
const TRIES_MAX = 5;

/**
 * Telling it again changes nothing. Whoever writes reads once more afterwards: of several at once the last
 * to write would otherwise leave what it had read before the others. Throws PaymentGatewayError.
 */
export async function syncPayouts(
  { repository, payments }: Pick<CommandDeps, "repository" | "payments">,
  provider: Provider,
): Promise<void> {
  const { id: providerId, userId, stripeAccountId } = provider;
  if (!stripeAccountId) return;
  let kept: Provider | null = provider;
  for (let tries = 0; kept && tries < TRIES_MAX; tries++) {
    const failed = standingFailure(await payments.listPayouts(stripeAccountId));
    if (failed?.payoutId === kept.failedPayout?.payoutId) return;
    const eventId = `payout_failed:${failed?.payoutId}`;
    const notification = { eventId, providerId, userId, happening: "payout_failed" };
    kept = await repository.updateProviderPayout(providerId, {
      failed,
      jobs: failed ? [{ task: "send_notification", notification }] : [],
    });
  }
  if (kept) throw new Error(`the payouts of provider ${providerId} change too often to keep one`);
}

/** The newest that has come to an end decides: what came after a failure and arrived has mended it. */
function standingFailure(newestFirst: readonly AccountPayout[]): FailedPayout | null {
  const last = newestFirst.find(({ status }) => status === "paid" || status === "failed");
  if (last?.status !== "failed") return null;
  const { id: payoutId, amountCents, currency, createdAt: sentAt } = last;
  return { payoutId, amountCents, currency, sentAt, why: last.failure ?? "The bank gave no reason." };
}
