/**
 * Our books beside Stripe's, order by order. What a lost webhook would have told is applied by the webhook's own
 * code; what cannot be healed raises an alarm that an admin sees.
 *
 * Belongs here: what is looked at and in which order. Does not: what a difference is (differences.ts).
 */
import type { CoverageProviderStatus } from "@script-manifest/contracts";
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from "../domain/clock.ts";
import type { Order, Provider } from "../domain/entities.ts";
import { type BalanceLine, PaymentGatewayError } from "../payments/interface.ts";
import { alignMoney } from "./align-money.ts";
import { applyChargeback, NotClearYet } from "./apply-chargeback.ts";
import { applyFraudWarning } from "./apply-fraud-warning.ts";
import { applyPayment } from "./apply-payment.ts";
import type { CommandDeps } from "./deps.ts";
import { type Difference, differencesOf } from "./differences.ts";
import { HANDLED_TYPES, runUnsettled } from "./process-stripe-event.ts";
import { syncStripeAccount } from "./register-provider.ts";
import { syncPayouts } from "./sync-payouts.ts";
import { undoFailedRefunds } from "./undo-refunds.ts";

export interface Reconciliation {
  readonly orders: number;
  readonly events: number;
  readonly differences: readonly Difference[];
  /** Orders Stripe would not tell of, or whose money is not clear yet; the next look comes by itself. */
  readonly unread: number;
}

const PAGE = 100;
/** Looked at again before the last look: an event may be listed late, and clocks differ. */
const OPEN_EVENTS_MS = 20 * MINUTE_MS;
/** Stripe lists the events of thirty days. */
const EVENTS_MS_MAX = 29 * DAY_MS;
/** Stripe itself goes on delivering for three days. */
const ALL_EVENTS_MS = 4 * DAY_MS;
const ALL_BALANCE_MS = 4 * DAY_MS;
/** Lines younger than this may belong to an operation that is being settled right now. */
const BALANCE_REST_MS = HOUR_MS;

/** Every few minutes: orders that have not ended, and what was never delivered of late. */
export async function reconcileOpen(deps: CommandDeps, now: Instant): Promise<Reconciliation> {
  const mark = (await deps.repository.getEventsMark()) ?? now - ALL_EVENTS_MS;
  const since = Math.max(Math.min(mark, now) - OPEN_EVENTS_MS, now - EVENTS_MS_MAX);
  const events = await catchUpEvents(deps, since);
  await deps.repository.moveEventsMark(now);
  await askAccounts(deps, ["pending_verification"], syncStripeAccount);
  return { ...(await reconcileOrders(deps, "open")), events };
}

/** Every night: every order, days of events, and every line of the balance. */
export async function reconcileAll(deps: CommandDeps, now: Instant): Promise<Reconciliation> {
  const events = await catchUpEvents(deps, now - ALL_EVENTS_MS);
  await askAccounts(deps, ["pending_verification", "active", "suspended"], syncStripeAccount);
  await askAccounts(deps, ["active", "suspended"], syncPayouts);
  const orders = await reconcileOrders(deps, "all");
  const since = now - ALL_BALANCE_MS;
  const lines = await compareBalance(deps, { since, until: now - BALANCE_REST_MS });
  for (const difference of lines) await tell(deps, difference, null);
  return { ...orders, events, differences: [...orders.differences, ...lines] };
}

/** Answers how many events had never arrived. */
async function catchUpEvents({ payments, repository }: CommandDeps, since: Instant): Promise<number> {
  let missed = 0;
  for (const event of await payments.listEvents({ since, types: HANDLED_TYPES })) {
    const { id, type } = event;
    if (await repository.receiveStripeEvent({ id, type, payload: event })) missed += 1;
  }
  return missed;
}

/** Events of accounts are thin and in no list: the accounts themselves are asked. */
async function askAccounts(
  deps: CommandDeps,
  statuses: readonly CoverageProviderStatus[],
  ask: (deps: CommandDeps, provider: Provider) => Promise<unknown>,
): Promise<void> {
  for (const status of statuses) {
    for (let offset = 0; ; offset += PAGE) {
      const { rows } = await deps.repository.listAllProviders({ status, limit: PAGE, offset });
      for (const provider of rows) {
        await ask(deps, provider).catch((error: unknown) => {
          if (!(error instanceof PaymentGatewayError)) throw error;
        });
      }
      if (rows.length < PAGE) break;
    }
  }
}

async function reconcileOrders(
  deps: CommandDeps,
  scope: "open" | "all",
): Promise<Omit<Reconciliation, "events">> {
  const differences: Difference[] = [];
  let orders = 0;
  // One order that cannot be looked at keeps nobody from the others; the job fails all the same.
  const broken: unknown[] = [];
  let unread = 0;
  let after: string | null = null;
  for (;;) {
    const ids: readonly string[] = await deps.repository.listOrderIds({ scope, after, limit: PAGE });
    for (const orderId of ids) {
      orders += 1;
      try {
        differences.push(...(await reconcileOrder(deps, orderId)));
      } catch (error) {
        if (error instanceof PaymentGatewayError || error instanceof NotClearYet) unread += 1;
        else broken.push(error);
      }
    }
    after = ids.at(-1) ?? null;
    if (ids.length < PAGE) break;
  }
  if (broken.length > 0) throw new AggregateError(broken, `${broken.length} orders could not be looked at`);
  return { orders, differences, unread };
}

/** Heals what can be healed, and answers what differs all the same; each has raised its alarm. */
export async function reconcileOrder(deps: CommandDeps, orderId: string): Promise<readonly Difference[]> {
  const order = await deps.repository.getOrder(orderId);
  if (!order) return [];
  if (order.stripePaymentIntentId) {
    const payment = await deps.payments.getPayment(order.stripePaymentIntentId);
    await applyPayment(deps, { order, payment });
  }
  await runUnsettled(deps, orderId);
  await undoFailedRefunds(deps, orderId);
  await catchUpChargebacks(deps, order);
  const differences = await inspectOrder(deps, orderId);
  for (const difference of differences) await tell(deps, difference, orderId);
  return differences;
}

async function catchUpChargebacks(deps: CommandDeps, order: Order): Promise<void> {
  if (!order.stripePaymentIntentId || order.capturedAt === null) return;
  for (const chargeback of await deps.payments.findChargebacks(order.stripePaymentIntentId))
    await applyChargeback(deps, { orderId: order.id, chargeback });
  for (const warning of await deps.payments.findFraudWarnings(order.stripePaymentIntentId))
    await applyFraudWarning(deps, { orderId: order.id, warning });
  await alignMoney(deps, order.id);
}

/** Only looks. Throws PaymentGatewayError. */
export async function inspectOrder(
  { repository, payments }: Pick<CommandDeps, "repository" | "payments">,
  orderId: string,
): Promise<readonly Difference[]> {
  // Stripe is read before our books: what is settled in between is in them, what is not is still open.
  const before = await repository.getOrder(orderId);
  if (!before?.stripePaymentIntentId) return [];
  const payment = await payments.getPayment(before.stripePaymentIntentId);
  const transfers = await payments.findTransfers(orderId);
  const refunds = await payments.findRefunds(payment.id);
  const operations = await repository.listMoneyOperations(orderId);
  const postings = await repository.listPostings(orderId);
  const order = await repository.getOrder(orderId);
  // Something moved while we looked: two halves of different moments would seem to differ.
  if (!order || order.version !== before.version) return [];
  return differencesOf({ order, operations, postings, payment, transfers, refunds });
}

/** Lines that are not the order's money: the platform's own pay-outs, its fees, its top-ups. */
const OWN_LINES: ReadonlySet<string> = new Set([
  "payout",
  "payout_failure",
  "payout_cancel",
  "stripe_fee",
  "topup",
  "topup_reversal",
]);

/** Every line of the balance must be a posting's, to the cent. */
export async function compareBalance(
  deps: Pick<CommandDeps, "repository" | "payments">,
  span: { since: Instant; until: Instant },
): Promise<readonly Difference[]> {
  const lines = await deps.payments.listBalanceLines(span);
  const sums = sumsBySource(lines);
  const clearing = await clearingOf(deps, [...sums.keys()]);
  const differences: Difference[] = [];
  for (const [source, netCents] of sums) {
    if (clearing.get(source) === netCents) continue;
    const difference = await differenceOf(deps, { source, seenCents: netCents, until: span.until });
    if (difference) differences.push(difference);
  }
  return differences;
}

/**
 * A chargeback is won, a refund comes back, weeks after its first line: the whole of a source counts, and one
 * with a line too young to be judged is left for the next look.
 */
async function differenceOf(
  deps: Pick<CommandDeps, "repository" | "payments">,
  { source, seenCents, until }: { source: string; seenCents: number; until: Instant },
): Promise<Difference | null> {
  const whole = { since: 0, until: until + DAY_MS };
  const lines = await deps.payments.listBalanceLines({ ...whole, sourceId: source });
  if (lines.some(({ createdAt }) => createdAt >= until)) return null;
  // A line that names no source is a source of its own.
  const netCents = sumsBySource(lines).get(source) ?? seenCents;
  const inBooks = (await clearingOf(deps, [source])).get(source);
  // What came and went, such as a refund that never arrived, need not be in the books at all.
  if (netCents === (inBooks ?? 0)) return null;
  return {
    kind: "balance_differs",
    subject: source,
    detail: `${source} changed the balance at Stripe by ${netCents}, the books say ${inBooks ?? "nothing"}.`,
  };
}

function sumsBySource(lines: readonly BalanceLine[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const line of lines) {
    if (OWN_LINES.has(line.type)) continue;
    const source = line.sourceId ?? line.id;
    sums.set(source, (sums.get(source) ?? 0) + line.netCents);
  }
  return sums;
}

async function clearingOf(
  { repository }: Pick<CommandDeps, "repository">,
  sourceIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await repository.listClearing(sourceIds);
  return new Map(rows.map(({ stripeId, amountCents }) => [stripeId, amountCents]));
}

/** An admin who has acknowledged a difference is not told of the same one again. */
function tell(deps: CommandDeps, difference: Difference, orderId: string | null): Promise<void> {
  const { kind, subject, detail } = difference;
  return deps.repository.raiseStandingAlarm({ id: deps.newId("alarm"), kind, subject, detail, orderId });
}
