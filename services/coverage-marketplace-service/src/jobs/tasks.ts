/** Job → command. When something is done and how often it is tried belongs here; what is done does not. */
import type { CommandDeps } from "../commands/deps.ts";
import { meetDeadline } from "../commands/meet-deadline.ts";
import { processStripeEvent } from "../commands/process-stripe-event.ts";
import { type Reconciliation, reconcileAll, reconcileOpen } from "../commands/reconcile.ts";
import { runMoneyOperation } from "../commands/run-money-operation.ts";
import { sendNotification, type WordNotification } from "../commands/send-notification.ts";
import { systemClock } from "../domain/clock.ts";
import type { Notifier } from "../notifications/interface.ts";
import type { NewJob } from "../repository/interface.ts";

export interface JobDeps extends CommandDeps {
  readonly notifier: Notifier;
  readonly wordingFor: WordNotification;
}

const counted = ({ differences, ...rest }: Reconciliation) => ({ ...rest, differences: differences.length });

/** What comes round by the clock, whatever happens: name → when (cron, UTC) and what. */
export const ROUNDS: Readonly<Record<string, { cron: string; run(deps: JobDeps): Promise<object> }>> = {
  reconcile_open_orders: {
    cron: "*/3 * * * *",
    run: async (deps) => counted(await reconcileOpen(deps, systemClock())),
  },
  reconcile_everything: {
    cron: "17 3 * * *",
    run: async (deps) => counted(await reconcileAll(deps, systemClock())),
  },
  purge_idempotency_keys: {
    cron: "41 * * * *",
    run: async ({ repository }) => ({ purged: await repository.purgeIdempotencyKeys() }),
  },
};

/**
 * Runs one job. Jobs may run twice or late: every command finds out by itself what is left to do. Answers a
 * job to come back with, or null. Throws to be tried again with growing delays.
 */
export async function runJob(deps: JobDeps, job: NewJob): Promise<NewJob | null> {
  switch (job.task) {
    case "run_money_operation": {
      const { state, freeAt } = await runMoneyOperation(deps, { operationId: job.operationId });
      // Whoever holds the lease may have been killed with it: this job is the last that knows, so it comes
      // back.
      return state === "busy" ? { ...job, runAt: freeAt } : null;
    }
    case "order_deadline":
      return meetDeadline(deps, { orderId: job.orderId, event: job.event });
    case "process_stripe_event":
      await processStripeEvent(deps, { eventId: job.eventId });
      return null;
    case "send_notification":
      await sendNotification(deps, job.notification);
      return null;
  }
}
