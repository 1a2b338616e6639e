/**
 * Mistakes that only real processes can show, second half: in the inbox, the keys, the queue, the routes, the
 * gateway to Stripe, the database's own guards. As in mutants.ts, the text to change must be there exactly
 * once.
 */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is to be spoilt is source text.
import type { Mutant } from "./mutants.ts";

const only = (name: string, file: string, from: string, to: string): Mutant => ({
  name,
  edits: [{ file, from, to }],
});

const INBOX = "repository/pg/webhook-inbox.ts";
const KEYS = "repository/pg/idempotency.ts";
const MIGRATIONS = "../../../packages/db/migrations/coverage";

export const EDGE_MUTANTS: readonly Mutant[] = [
  only(
    "one event done marks all as processed",
    INBOX,
    "processed_at = coverage_now()\n        WHERE id = $1`;",
    "processed_at = coverage_now()\n        WHERE status = 'received' AND $1::text IS NOT NULL`;",
  ),
  only(
    "an event that was done fails afterwards",
    INBOX,
    " AND status = 'received' RETURNING id)`;",
    " RETURNING id)`;",
  ),
  only(
    "a key is taken from whoever works with it",
    KEYS,
    "AND k.answer_status IS NULL AND k.lease_until <= coverage_now())",
    "AND k.answer_status IS NULL)",
  ),
  only(
    "an answer is not kept under its key",
    KEYS,
    "SET answer_status = $6, answer_body = $7\n",
    "SET answer_status = CASE WHEN $6::integer = 0 THEN 0 END, answer_body = $7\n",
  ),
  only(
    "another body gets the first one's answer",
    KEYS,
    '    if (row.bodyHash !== request.bodyHash) return { kind: "reused" };\n',
    "",
  ),
  only(
    "an answer is sent before it is kept",
    "routes/idempotency.ts",
    "    await end(store, key, reply, payload);",
    "    setTimeout(() => void end(store, key, reply, payload).catch(() => {}), 20);",
  ),
  only(
    "a payout that waits is not woken",
    "repository/pg/providers.ts",
    "WHERE $3::boolean AND o.provider_id = changed.id",
    "WHERE NOT $3::boolean AND o.provider_id = changed.id",
  ),
  only(
    "the reconciler leaves out orders in dispute",
    "repository/pg/orders.ts",
    "WHERE status NOT IN (${",
    "WHERE status <> 'disputed' AND status NOT IN (${",
  ),
  only(
    "a debt of frozen money is settled",
    "repository/pg/ledger.ts",
    "WHERE NOT o.frozen AND NOT EXISTS",
    "WHERE NOT EXISTS",
  ),
  only(
    "nothing is ever kept back for a debt",
    "repository/pg/ledger.ts",
    "HAVING sum(e.amount_cents) > 0\n",
    "HAVING sum(e.amount_cents) < 0\n",
  ),
  only(
    "no alarm is raised",
    "repository/pg/alarms.ts",
    'SELECT ${facts.join(", ")} FROM ${source}\n',
    'SELECT ${facts.join(", ")} FROM ${source} WHERE false\n',
  ),
  only(
    "a job is asked for by nobody",
    "repository/pg/jobs.ts",
    "executed: [`(SELECT count(*) FROM ${name}) >= 0`],",
    "executed: [],",
  ),
  only("jobs of the dead are theirs for hours", "jobs/graphile/liveness.ts", "    await sweep();\n", ""),
  only(
    "who finds a movement busy never comes back",
    "jobs/graphile/runner.ts",
    "    if (again) await enqueue(again);\n",
    "    void again;\n",
  ),
  only(
    "a transfer has another key each time",
    "payments/stripe/transfers.ts",
    `          metadata: tagMetadata(o),
        },
        { idempotencyKey: o.idempotencyKey },`,
    `          metadata: tagMetadata(o),
        },
        { idempotencyKey: \`\${o.idempotencyKey}:\${Math.random()}\` },`,
  ),
  only(
    "a refund is always of everything",
    "payments/stripe/refunds.ts",
    "amount: o.amountCents, metadata",
    "metadata",
  ),
  only(
    "a refund has another key each time",
    "payments/stripe/refunds.ts",
    "{ idempotencyKey: o.idempotencyKey },",
    "{ idempotencyKey: `${o.idempotencyKey}:${Math.random()}` },",
  ),
  only(
    "a transfer is a cent short",
    "payments/stripe/transfers.ts",
    "          amount: o.amountCents,\n",
    "          amount: o.amountCents - 1,\n",
  ),
  only(
    "a transfer names no charge",
    "payments/stripe/transfers.ts",
    "          source_transaction: o.chargeId,\n",
    "",
  ),
  only(
    "an intent captures itself",
    "payments/stripe/payments.ts",
    'capture_method: "manual"',
    'capture_method: "automatic"',
  ),
  only("a failure of Stripe's is taken for a no", "payments/stripe/errors.ts", "statusCode >= 500 || ", ""),
  only(
    "a replayed failure is taken for a new one",
    "payments/stripe/errors.ts",
    'error.headers?.["idempotent-replayed"] === "true"',
    "false",
  ),
  only("a movement does not say whose it is", "payments/stripe/client.ts", "op_id: tag.operationId, ", ""),
  only(
    "200 before the inbox commits",
    "routes/stripe-webhook/index.ts",
    "  await deps.repository.receiveStripeEvent({ id: event.id, type: event.type, payload: event });",
    "  void deps.repository.receiveStripeEvent({ id: event.id, type: event.type, payload: event }).catch(() => {});",
  ),
  only(
    "200 although the inbox is away",
    "routes/stripe-webhook/index.ts",
    "  await deps.repository.receiveStripeEvent({ id: event.id, type: event.type, payload: event });",
    "  await deps.repository.receiveStripeEvent({ id: event.id, type: event.type, payload: event }).catch(() => {});",
  ),
  only(
    "processed before it is worked on",
    "commands/process-stripe-event.ts",
    "  const event = record.payload as PaymentWebhookEvent;\n  try {",
    "  const event = record.payload as PaymentWebhookEvent;\n  await deps.repository.markStripeEventProcessed(eventId);\n  try {",
  ),
  only(
    "the books may be written over",
    `${MIGRATIONS}/0005-money-operations-and-ledger/up.sql`,
    `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON coverage_ledger_entries
  FOR EACH STATEMENT EXECUTE FUNCTION coverage_append_only();`,
    "",
  ),
  only(
    "the database books what does not sum to zero",
    `${MIGRATIONS}/0005-money-operations-and-ledger/up.sql`,
    "  IF booked.sum <> 0 THEN",
    "  IF booked.sum < 0 THEN",
  ),
  only(
    "two transfers of one order may live",
    `${MIGRATIONS}/0005-money-operations-and-ledger/up.sql`,
    "WHERE kind IN ('authorise', 'pi_cancel', 'capture', 'transfer')",
    "WHERE kind IN ('authorise', 'pi_cancel', 'capture')",
  ),
  only(
    "a job that comes too early is due at once",
    `${MIGRATIONS}/0007-enqueue/up.sql`,
    'now() + (job."runAt" - coverage_now())',
    'now() - (job."runAt" - coverage_now())',
  ),
  only(
    "a lost connection ends the process",
    "../../../packages/db/src/pool.ts",
    '  pool.on("connect", (client) => client.on("error", () => {}));\n',
    "",
  ),
];
