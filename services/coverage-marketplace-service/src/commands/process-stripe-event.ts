/**
 * A stored Stripe event is worked on. Events are hints: the object is retrieved and its facts applied, so
 * order, duplicates and delays don't matter.
 */
import { faultPoint } from "../fault-points.ts";
import type { PaymentWebhookEvent } from "../payments/interface.ts";
import { applyChargeback } from "./apply-chargeback.ts";
import { applyFraudWarning } from "./apply-fraud-warning.ts";
import { applyPayment } from "./apply-payment.ts";
import type { CommandDeps } from "./deps.ts";
import { syncStripeAccount } from "./register-provider.ts";
import { runMoneyOperation } from "./run-money-operation.ts";
import { syncPayouts } from "./sync-payouts.ts";
import { undoFailedRefunds } from "./undo-refunds.ts";

type Handler = (deps: CommandDeps, event: PaymentWebhookEvent) => Promise<void>;

/** Type prefix → what it hints at. Anything else is stored and needs nothing done. */
const HANDLERS: readonly { readonly prefix: string; readonly handle: Handler }[] = [
  { prefix: "payment_intent.", handle: paymentChanged },
  { prefix: "charge.refunded", handle: paymentChanged },
  { prefix: "charge.dispute.", handle: chargebackChanged },
  { prefix: "radar.early_fraud_warning.", handle: fraudSuspected },
  { prefix: "refund.", handle: paymentChanged },
  { prefix: "transfer.", handle: transferChanged },
  { prefix: "payout.", handle: payoutChanged },
  { prefix: "account.updated", handle: accountChanged },
  { prefix: "v2.core.account", handle: accountChanged },
];

/** What Stripe is asked for when it may not have told us: the types above, one by one. */
export const HANDLED_TYPES: readonly string[] = [
  "payment_intent.amount_capturable_updated",
  "payment_intent.succeeded",
  "payment_intent.payment_failed",
  "payment_intent.canceled",
  "charge.refunded",
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.closed",
  "charge.dispute.funds_withdrawn",
  "charge.dispute.funds_reinstated",
  "radar.early_fraud_warning.created",
  "refund.created",
  "refund.updated",
  "refund.failed",
  "transfer.created",
  "transfer.reversed",
  "transfer.updated",
  "account.updated",
];

/** After this many failures the event is given up and an admin is told. */
const ATTEMPTS_MAX = 12;

/** Throws what went wrong, so that the job is tried again; the failure is counted first. */
export async function processStripeEvent(deps: CommandDeps, { eventId }: { eventId: string }): Promise<void> {
  const record = await deps.repository.getStripeEvent(eventId);
  if (record?.status !== "received") return;
  const event = record.payload as PaymentWebhookEvent;
  try {
    const handler = HANDLERS.find(({ prefix }) => event.type.startsWith(prefix));
    if (handler && event.livemode === deps.livemode) await handler.handle(deps, event);
    faultPoint("event-handled");
    await deps.repository.markStripeEventProcessed(eventId);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const dead = record.attempts + 1 >= ATTEMPTS_MAX;
    const alarm = dead
      ? {
          id: deps.newId("alarm"),
          kind: "stripe_event_dead",
          subject: eventId,
          detail: `Event ${eventId} (${event.type}) could not be processed: ${why}`,
          orderId: null,
        }
      : null;
    await deps.repository.markStripeEventFailed({ id: eventId, error: why, dead, alarm });
    if (!dead) throw error;
  }
}

async function paymentChanged(deps: CommandDeps, event: PaymentWebhookEvent): Promise<void> {
  if (!event.paymentIntentId) return;
  const payment = await deps.payments.getPayment(event.paymentIntentId);
  const orderId = payment.metadata.order_id;
  const order = orderId ? await deps.repository.getOrder(orderId) : null;
  // An intent of somebody else's making on the same account is none of our business.
  if (!order) return;
  await applyPayment(deps, { order, payment });
  await runUnsettled(deps, order.id);
  if (event.type.startsWith("refund.") || event.type === "charge.refunded")
    await undoFailedRefunds(deps, order.id);
}

async function chargebackChanged(deps: CommandDeps, event: PaymentWebhookEvent): Promise<void> {
  if (!event.objectId || !event.paymentIntentId) return;
  const order = await deps.repository.getOrderByPaymentIntent(event.paymentIntentId);
  if (!order) return;
  const chargeback = await deps.payments.getChargeback(event.objectId);
  // A lost answer about a capture, a transfer or a refund must be found before anybody's share is judged.
  await runUnsettled(deps, order.id);
  await applyChargeback(deps, { orderId: order.id, chargeback });
}

async function fraudSuspected(deps: CommandDeps, event: PaymentWebhookEvent): Promise<void> {
  if (!event.objectId || !event.paymentIntentId) return;
  const order = await deps.repository.getOrderByPaymentIntent(event.paymentIntentId);
  if (!order) return;
  const warning = await deps.payments.getFraudWarning(event.objectId);
  // A lost answer about a transfer must be found before the money is thought to be here.
  await runUnsettled(deps, order.id);
  await applyFraudWarning(deps, { orderId: order.id, warning });
}

async function transferChanged(deps: CommandDeps, event: PaymentWebhookEvent): Promise<void> {
  const orderId = event.orderId;
  if (orderId) await runUnsettled(deps, orderId);
}

/**
 * An answer of Stripe's may have been lost: whatever of this order was sent and not settled is looked at
 * again.
 */
export async function runUnsettled(deps: CommandDeps, orderId: string): Promise<void> {
  const operations = await deps.repository.listMoneyOperations(orderId);
  for (const operation of operations) {
    if (operation.status === "sent") await runMoneyOperation(deps, { operationId: operation.id });
  }
}

/** Of a provider's account. The platform's own payouts name none, and concern nobody here. */
async function payoutChanged(deps: CommandDeps, { accountId }: PaymentWebhookEvent): Promise<void> {
  const provider = accountId ? await deps.repository.getProviderByStripeAccountId(accountId) : null;
  if (provider) await syncPayouts(deps, provider);
}

async function accountChanged(deps: CommandDeps, event: PaymentWebhookEvent): Promise<void> {
  const accountId = event.accountId ?? event.objectId;
  const provider = accountId ? await deps.repository.getProviderByStripeAccountId(accountId) : null;
  if (provider) await syncStripeAccount(deps, provider);
}
