/**
 * Stripe's webhooks for the Stripe in memory: what changed there becomes an event, and events are posted to
 * the service's own route, late, twice, out of order or not at all.
 *
 * Belongs here: making, keeping and posting events. Does not: when they are posted (acts/).
 */

import type {
  Chargeback,
  PaymentWebhookEvent,
} from "@script-manifest/coverage-marketplace-service/src/payments/interface.ts";
import type { MemoryPaymentGateway } from "@script-manifest/coverage-marketplace-service/src/payments/memory/index.ts";
import { FORGED_PREFIX } from "../invariants/events.ts";
import type { Random } from "../random.ts";

/** Posts signed bytes to the service; answers the status code. */
export type Post = (o: { rawBody: Buffer; signature: string }) => Promise<number>;

/** Ids of events of live mode, which a service with test keys must leave alone, begin like this. */
export const STRANGE_PREFIX = "evt_live";

export interface PostedEvent {
  readonly event: PaymentWebhookEvent;
  readonly madeAt: number;
  acknowledged: boolean;
}

const TYPE_OF_STATUS: Readonly<Record<string, string>> = {
  requires_capture: "payment_intent.amount_capturable_updated",
  succeeded: "payment_intent.succeeded",
  canceled: "payment_intent.canceled",
};

export class StripeEvents {
  readonly all: PostedEvent[] = [];
  readonly #gateway: MemoryPaymentGateway;
  readonly #post: Post;
  readonly #now: () => number;
  /** What was last told of each object. */
  readonly #told = new Map<string, string>();
  readonly #seen = new Map<string, object>();

  constructor(o: { gateway: MemoryPaymentGateway; post: Post; now: () => number }) {
    this.#gateway = o.gateway;
    this.#post = o.post;
    this.#now = o.now;
  }

  /** Makes the events of everything that changed since the last call. */
  notice(): void {
    const { payments, transfers, refunds, accounts, payouts, chargebacks, fraudWarnings } =
      this.#gateway.state;
    for (const payment of payments.values()) if (this.#isNew(payment.id, payment)) this.#ofPayment(payment);
    for (const refund of refunds.values()) if (this.#isNew(refund.id, refund)) this.#ofRefund(refund);
    for (const one of chargebacks.values()) if (this.#isNew(one.id, one)) this.#ofChargeback(one);
    for (const warning of fraudWarnings.values()) {
      const { id, paymentIntentId } = warning;
      if (this.#isNew(id, warning))
        this.#once(id, "", { type: "radar.early_fraud_warning.created", objectId: id, paymentIntentId });
    }
    for (const transfer of transfers.values()) {
      const { id, reversedCents, orderId } = transfer;
      const type = reversedCents > 0 ? "transfer.reversed" : "transfer.created";
      if (this.#isNew(id, transfer)) this.#once(id, String(reversedCents), { type, objectId: id, orderId });
    }
    for (const payout of payouts.values()) {
      const { id, status, accountId } = payout;
      const event = { type: `payout.${status}`, objectId: id, accountId };
      if (this.#isNew(id, payout) && status !== "in_transit") this.#once(id, status, event);
    }
    for (const [id, account] of accounts) {
      const event = { type: "account.updated", objectId: id, accountId: id };
      if (this.#isNew(id, account)) this.#once(id, String(account.payable), event);
    }
  }

  /** Rows are replaced, never changed: the same one as before has nothing new to tell. */
  #isNew(id: string, row: object): boolean {
    if (this.#seen.get(id) === row) return false;
    this.#seen.set(id, row);
    return true;
  }

  #ofPayment({ id, status }: { id: string; status: string }): void {
    const type = TYPE_OF_STATUS[status];
    if (type) this.#once(id, status, { type, objectId: id, paymentIntentId: id });
  }

  #ofRefund({ id, status, paymentIntentId }: { id: string; status: string; paymentIntentId: string }): void {
    if (!this.#told.has(id)) this.#make({ type: "charge.refunded", objectId: id, paymentIntentId });
    const type = status === "failed" ? "refund.failed" : "refund.updated";
    this.#once(id, status, { type, objectId: id, paymentIntentId });
  }

  #ofChargeback({ id, status, withdrawnCents, paymentIntentId }: Chargeback): void {
    const type = this.#typeOfChargeback(id, { status, withdrawnCents });
    this.#once(id, `${status} ${withdrawnCents}`, { type, objectId: id, paymentIntentId });
  }

  /** Events nobody has said 2xx to, of at least this age. */
  waiting(ageMs = 0): PostedEvent[] {
    const latest = this.#now() - ageMs;
    return this.all.filter((event) => !event.acknowledged && event.madeAt <= latest);
  }

  async deliver(posted: PostedEvent): Promise<void> {
    const status = await this.#post(this.#gateway.signed(posted.event));
    if (status >= 200 && status < 300) posted.acknowledged = true;
  }

  /** Signed, and of live mode: about objects that this Stripe does not have. Stored, and nothing more. */
  async strange(random: Random): Promise<void> {
    const objectId = `pi_live${random.below(1_000_000)}`;
    const event = blank(`${STRANGE_PREFIX}${random.below(1_000_000)}`, {
      type: random.pick(["payment_intent.succeeded", "charge.dispute.closed", "refund.failed"]),
      livemode: true,
      objectId,
      paymentIntentId: objectId,
    });
    await this.#post(this.#gateway.signed(event));
  }

  /** Somebody without the secret, or with another account's, posts about an order's payment. */
  async forge(random: Random, paymentIntentId: string): Promise<void> {
    const event = blank(`${FORGED_PREFIX}_${random.below(1_000_000)}`, {
      type: "payment_intent.amount_capturable_updated",
      objectId: paymentIntentId,
      paymentIntentId,
    });
    const { rawBody, signature } = this.#gateway.signed(event);
    const forged = random.pick(["", "0".repeat(signature.length), signature.slice(1)]);
    await this.#post({ rawBody, signature: forged });
  }

  #typeOfChargeback(id: string, o: { status: string; withdrawnCents: number }): string {
    if (o.status === "won" || o.status === "lost") return "charge.dispute.closed";
    if (o.withdrawnCents > 0) return "charge.dispute.funds_withdrawn";
    return this.#told.has(id) ? "charge.dispute.updated" : "charge.dispute.created";
  }

  #once(id: string, state: string, event: Partial<PaymentWebhookEvent> & { type: string }): void {
    if (this.#told.get(id) === state) return;
    this.#told.set(id, state);
    this.#make(event);
  }

  #make(event: Partial<PaymentWebhookEvent> & { type: string }): void {
    const id = `evt_${this.all.length + 1}`;
    const posted = { event: blank(id, event), madeAt: this.#now(), acknowledged: false };
    this.all.push(posted);
    this.#gateway.happen(posted.event);
  }
}

function blank(id: string, event: Partial<PaymentWebhookEvent> & { type: string }): PaymentWebhookEvent {
  return {
    id,
    livemode: false,
    accountId: null,
    objectId: null,
    paymentIntentId: null,
    orderId: null,
    ...event,
  };
}
