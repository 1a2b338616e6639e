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

/** Telling it again changes nothing. Throws PaymentGatewayError. */
export async function syncPayouts(
  { repository, payments }: Pick<CommandDeps, "repository" | "payments">,
  provider: Provider,
): Promise<void> {
  if (!provider.stripeAccountId) return;
  const failed = standingFailure(await payments.listPayouts(provider.stripeAccountId));
  if (failed?.payoutId === provider.failedPayout?.payoutId) return;
  const { id: providerId, userId } = provider;
  const eventId = `payout_failed:${failed?.payoutId}`;
  const notification = { eventId, providerId, userId, happening: "payout_failed" };
  await repository.updateProviderPayout(providerId, {
    failed,
    jobs: failed ? [{ task: "send_notification", notification }] : [],
  });
}

/** The newest that has come to an end decides: what came after a failure and arrived has mended it. */
function standingFailure(newestFirst: readonly AccountPayout[]): FailedPayout | null {
  const last = newestFirst.find(({ status }) => status === "paid" || status === "failed");
  if (last?.status !== "failed") return null;
  const { id: payoutId, amountCents, currency, createdAt: sentAt } = last;
  return { payoutId, amountCents, currency, sentAt, why: last.failure ?? "The bank gave no reason." };
}
