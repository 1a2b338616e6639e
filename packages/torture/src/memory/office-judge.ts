/**
 * What is promised beyond a single order's money: the admins' log, providers' records, and what a provider is
 * told of their own bank.
 */
import type { OrderFacts } from "../facts.ts";
import { brokenAudit } from "../invariants/audit.ts";
import type { World } from "./world.ts";

/** At rest, of one order. */
export function brokenOffice({ state }: World, facts: OrderFacts): string[] {
  const { id } = facts.order;
  const subjects = [id, state.disputes.get(id)?.id];
  const warnings = state.alarms.filter(
    ({ kind, orderId, acknowledgedAt }) =>
      kind === "early_fraud_warning" && orderId === id && acknowledgedAt === null,
  );
  return brokenAudit(facts, {
    log: state.audit.filter(({ subject }) => subjects.includes(subject)),
    openWarnings: warnings.map(({ createdAt }) => createdAt),
  });
}

/** At rest, of every provider. */
export function brokenProviders({ market, state, providerIds }: World): string[] {
  return providerIds.flatMap((id) => {
    const provider = state.providers.get(id);
    if (!provider) return [];
    const orders = [...state.orders.values()].filter(({ providerId }) => providerId === id);
    const completed = orders.filter(({ status }) => status === "completed").length;
    const problems: string[] = [];
    if (provider.totalOrdersCompleted !== completed)
      problems.push(
        `record: ${id} has completed ${completed} orders, their record says ${provider.totalOrdersCompleted}`,
      );
    // The newest that has come to an end decides.
    const last = [...market.payments.state.payouts.values()].findLast(
      ({ accountId, status }) => accountId === provider.stripeAccountId && status !== "in_transit",
    );
    const failed = last?.status === "failed" ? last.id : null;
    if ((provider.failedPayout?.payoutId ?? null) !== failed)
      problems.push(
        `healing: of ${id} the bank sent back ${failed}, we know ${provider.failedPayout?.payoutId}`,
      );
    const told = ({ eventId, userId }: { eventId: string; userId: string }) =>
      eventId === `payout_failed:${failed}` && userId === provider.userId;
    if (failed !== null && !market.notifier.messages.some(told))
      problems.push(`I10: ${provider.userId} was not told that the payout ${failed} came back`);
    return problems;
  });
}
