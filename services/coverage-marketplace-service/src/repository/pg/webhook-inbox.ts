/** The webhook inbox in Postgres. */
import { type Instant, toIso } from "../../domain/clock.ts";
import type { NewAlarm, NewJob, StripeEventRecord, WebhookInboxStore } from "../interface.ts";
import { raising } from "./alarms.ts";
import { enqueueing } from "./jobs.ts";
import type { Query } from "./query.ts";
import { allOf, Values } from "./statement.ts";

export function webhookInboxStore(query: Query): WebhookInboxStore {
  return {
    receiveStripeEvent: (event) => receive(query, event),
    getEventsMark: async () => {
      const text = 'SELECT listed_until AS "listedUntil" FROM coverage_stripe_events_mark';
      const [row] = await query<{ listedUntil: Instant }>({ label: "events_mark", text, values: [] });
      return row?.listedUntil ?? null;
    },
    moveEventsMark: async (listedUntil) => {
      const text = `INSERT INTO coverage_stripe_events_mark AS m (listed_until) VALUES ($1)
        ON CONFLICT (only_row) DO UPDATE SET listed_until = greatest(m.listed_until, EXCLUDED.listed_until)`;
      await query({ label: "move_events_mark", text, values: [toIso(listedUntil)] });
    },
    getStripeEvent: async (id) => {
      const text = "SELECT id, type, payload, status, attempts FROM coverage_webhook_inbox WHERE id = $1";
      const [event] = await query<StripeEventRecord>({ label: "stripe_event", text, values: [id] });
      return event ?? null;
    },
    markStripeEventProcessed: async (id) => {
      const text = `UPDATE coverage_webhook_inbox SET status = 'processed', processed_at = coverage_now()
        WHERE id = $1`;
      await query({ label: "stripe_event_processed", text, values: [id] });
    },
    markStripeEventFailed: (o) => markFailed(query, o),
  };
}

async function receive(
  query: Query,
  { id, type, payload }: { id: string; type: string; payload: unknown },
): Promise<boolean> {
  const values = new Values();
  const job: NewJob = { task: "process_stripe_event", eventId: id, runAt: null };
  const row = `${values.add(id)}, ${values.add(type)}, ${values.json(payload)}`;
  const { ctes, executed } = enqueueing([job], { source: "event", values });
  const text = `WITH event AS (
      INSERT INTO coverage_webhook_inbox (id, type, payload) VALUES (${row})
      ON CONFLICT (id) DO NOTHING RETURNING id
    ), ${ctes.join(", ")}
    SELECT event.id FROM event${allOf(executed)}`;
  return (await query({ label: "receive_stripe_event", text, values: values.list })).length > 0;
}

async function markFailed(
  query: Query,
  { id, error, dead, alarm }: { id: string; error: string; dead: boolean; alarm: NewAlarm | null },
): Promise<void> {
  const values = new Values();
  const event = `event AS (UPDATE coverage_webhook_inbox
    SET attempts = attempts + 1, last_error = ${values.add(error)},
      status = ${values.add(dead ? "dead" : "received")}
    WHERE id = ${values.add(id)} AND status = 'received' RETURNING id)`;
  const ctes = alarm ? [event, raising(alarm, "event", values)] : [event];
  const text = `WITH ${ctes.join(", ")} SELECT event.id FROM event`;
  await query({ label: "stripe_event_failed", text, values: values.list });
}
