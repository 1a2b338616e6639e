/** Work that follows a change: enqueued in the change's own transaction, or not at all. */
import type { Instant } from "../../domain/clock.ts";

/** A job to be run once, at least; jobs find out by themselves whether there is still something to do. */
export type NewJob =
  | { readonly task: "run_money_operation"; readonly operationId: string; readonly runAt: Instant | null }
  | {
      readonly task: "order_deadline";
      readonly orderId: string;
      readonly event: OrderDeadlineEvent;
      readonly runAt: Instant;
    }
  | { readonly task: "process_stripe_event"; readonly eventId: string; readonly runAt: Instant | null }
  | { readonly task: "send_notification"; readonly notification: NotificationJob };

/**
 * Which deadline of an order has come. The job's key is `{event}:{orderId}`: a newer one replaces an older
 * one.
 */
export type OrderDeadlineEvent = "fail_payment" | "release_unclaimed" | "breach_sla" | "auto_complete";

/**
 * Tell one person of one happening, of an order or of a provider. `eventId` names the happening; the
 * notification service tells it once per person.
 */
export type NotificationJob = {
  readonly eventId: string;
  readonly userId: string;
  /** A transition's event, or another name the wording knows. */
  readonly happening: string;
} & ({ readonly orderId: string } | { readonly providerId: string });
