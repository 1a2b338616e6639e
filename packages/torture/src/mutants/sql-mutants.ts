/**
 * Mistakes that only real processes can show, first half: in the SQL of movements and of orders' changes. As
 * in mutants.ts, the text to change must be there exactly once.
 */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is to be spoilt is source text.
import type { Mutant } from "./mutants.ts";

const only = (name: string, file: string, from: string, to: string): Mutant => ({
  name,
  edits: [{ file, from, to }],
});

const OPERATIONS = "repository/pg/money-operations.ts";
const CHANGE = "repository/pg/order-change.ts";

export const SQL_MUTANTS: readonly Mutant[] = [
  only(
    "a lease is taken from its holder",
    OPERATIONS,
    "\n    AND (m.lease_until IS NULL OR m.lease_until <= coverage_now())",
    "",
  ),
  only(
    "what is settled is leased again",
    OPERATIONS,
    "WHERE m.id = $1 AND m.status IN ('pending', 'sent', 'parked')\n    AND (",
    "WHERE m.id = $1 AND (",
  ),
  only(
    "a result is stored without its lease",
    OPERATIONS,
    " AND m.lease_token = ${values.add(o.leaseToken)}\n    RETURNING m.id)`;",
    "\n    RETURNING m.id)`;",
  ),
  only(
    "a failed try is not tried again",
    OPERATIONS,
    'const jobs = enqueueing(o.jobs, { source: "op", name: "op_jobs", values });',
    'const jobs = enqueueing([], { source: "op", name: "op_jobs", values });',
  ),
  only(
    "what follows from a result is lost",
    OPERATIONS,
    "const change = o.order && orderChange(o.order,",
    'const change = o.order && o.status === "failed" && orderChange(o.order,',
  ),
  only(
    "Stripe's id is not kept",
    OPERATIONS,
    "stripe_id = coalesce(${values.add(o.stripeId)}, m.stripe_id)",
    "stripe_id = m.stripe_id",
  ),
  only(
    "a key is changed without the lease",
    OPERATIONS,
    "WHERE id = $1 AND lease_token = $2 RETURNING id`",
    "WHERE id = $1 AND $2::text IS NOT NULL RETURNING id`",
  ),
  only(
    "a new key keeps the old one's age",
    OPERATIONS,
    "SET seq = $3, idempotency_key = $4, first_sent_at = NULL\n",
    "SET seq = $3, idempotency_key = $4\n",
  ),
  only(
    "every try makes a key young again",
    OPERATIONS,
    "first_sent_at = coalesce(m.first_sent_at, coverage_now())",
    "first_sent_at = coverage_now()",
  ),
  only(
    "a refund that came back is undone twice",
    OPERATIONS,
    " AND m.status = 'succeeded' RETURNING",
    " RETURNING",
  ),
  only(
    "an admin's second try leaves no line in the log",
    OPERATIONS,
    "...operations([operation], values), audited, ...enqueued.ctes];",
    "...operations([operation], values), ...enqueued.ctes];",
  ),
  only(
    "what failed is replaced twice",
    OPERATIONS,
    " AND m.status = 'failed' RETURNING m.id, m.order_id",
    " RETURNING m.id, m.order_id",
  ),
  only(
    "a debt is settled that was settled before",
    OPERATIONS,
    " AND o.version = ${values.add(o.debt.version)}\n",
    "\n",
  ),
  only("what is kept back settles no debt", OPERATIONS, "settled, ...other, reduced];", "settled, reduced];"),
  only(
    "a movement is added and nobody is to run it",
    OPERATIONS,
    'const enqueued: StatementParts = enqueueing(jobs, { source: "moved", values });',
    'const enqueued: StatementParts = enqueueing(jobs.slice(1), { source: "moved", values });',
  ),
  only(
    "a change does not look at the version",
    CHANGE,
    "  if (version !== null) guards.push(`o.version = ${values.add(version)}`);\n",
    "",
  ),
  {
    name: "a change looks at nothing",
    edits: [
      {
        file: CHANGE,
        from: "  if (version !== null) guards.push(`o.version = ${values.add(version)}`);\n",
        to: "",
      },
      {
        file: CHANGE,
        from: "`o.id = ${values.add(orderId)}`, `o.status = ANY(${values.add(from)})`];",
        to: "`o.id = ${values.add(orderId)}`, `${values.add(from)}::text[] IS NOT NULL`];",
      },
    ],
  },
  only(
    "a change leaves no line in the history",
    CHANGE,
    "...(change.transition ? [history(change.transition, values)] : []),",
    '...(change.transition && change.transition.event !== "start" ? [history(change.transition, values)] : []),',
  ),
  only(
    "a change's movements are lost",
    CHANGE,
    "...operations(change.operations, values),",
    "...operations(change.operations.slice(1), values),",
  ),
  only(
    "debit and credit change places",
    CHANGE,
    "entry.account, ${name}.layer,\n      ${name}.currency, entry.amount",
    "entry.account, ${name}.layer,\n      ${name}.currency, -entry.amount",
  ),
  only(
    "a second refund forgets the first",
    CHANGE,
    "refunded_cents = o.refunded_cents + ${values.add(addRefundedCents)}::bigint",
    "refunded_cents = ${values.add(addRefundedCents)}::bigint",
  ),
  only(
    "nobody is told of a change",
    CHANGE,
    "const jobs = enqueueing(change.jobs,",
    'const jobs = enqueueing(change.jobs.filter(({ task }) => task !== "send_notification"),',
  ),
  only(
    "a change sets no deadline",
    CHANGE,
    "const jobs = enqueueing(change.jobs,",
    'const jobs = enqueueing(change.jobs.filter(({ task }) => task !== "order_deadline"),',
  ),
  only(
    "a change's movements wait for the reconciler",
    CHANGE,
    "const jobs = enqueueing(change.jobs,",
    'const jobs = enqueueing(change.jobs.filter(({ task }) => task !== "run_money_operation"),',
  ),
  only("an admin's act leaves no line in the log", CHANGE, "      ...act(change, values),\n", ""),
  only(
    "a change keeps the order's version",
    CHANGE,
    'const sets = ["version = o.version + 1"];',
    'const sets = ["version = o.version"];',
  ),
  only(
    "a dispute is decided over a decision",
    CHANGE,
    "\n      AND d.order_id = o.id AND d.resolved_at IS NULL)`);",
    "\n      AND d.order_id = o.id)`);",
  ),
];
