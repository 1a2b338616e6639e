/**
 * What must have been stored at once, judged by the history: a change of an order has its row of the order's
 * own history, the jobs that follow it and the admin's line in the log in one transaction with it, or a
 * process that died in between would have left one without the other. And what may never be written over.
 */
import { type Changed, JOBS } from "./history.ts";

type Xact = readonly Changed[];

/** Every change that came without what belongs to it; empty when all is well. */
export function brokenLaws(changes: readonly Changed[]): string[] {
  const xacts = Map.groupBy(changes, ({ xact }) => xact);
  return changes.flatMap((change) => {
    const law = LAWS[change.relation];
    const broken = law?.(change, xacts.get(change.xact) ?? []) ?? [];
    return broken.map((problem) => `at once: ${problem}, by ${change.process} [${orderOf(change)}]`);
  });
}

const orderOf = ({ relation, isNow }: Changed): string =>
  String(relation === "coverage_orders" ? isNow.id : (isNow.order_id ?? isNow.id));

const LAWS: Readonly<Record<string, (change: Changed, xact: Xact) => string[]>> = {
  coverage_orders: orderLaws,
  coverage_order_transitions: transitionLaws,
  coverage_money_ops: operationLaws,
  coverage_webhook_inbox: inboxLaws,
  coverage_disputes: disputeLaws,
  coverage_alarms: alarmLaws,
};

const has = (xact: Xact, relation: string, fits: (row: Changed["isNow"]) => boolean): boolean =>
  xact.some((one) => one.relation === relation && fits(one.isNow));

const enqueued = (xact: Xact, key: string): boolean => has(xact, JOBS, (job) => job.key === key);

function orderLaws({ was, isNow }: Changed, xact: Xact): string[] {
  const problems: string[] = [];
  if (was && Number(isNow.version) !== Number(was.version) + 1)
    problems.push(`the order's version went from ${was.version} to ${isNow.version}`);
  if (was?.status === isNow.status) return problems;
  const from = was?.status ?? null;
  const told = has(
    xact,
    "coverage_order_transitions",
    (row) => row.order_id === isNow.id && row.from_status === from && row.to_status === isNow.status,
  );
  if (!told) problems.push(`the order went from ${from} to ${isNow.status} and its history says nothing`);
  return problems;
}

/** What ends by itself if nobody does anything. */
const DEADLINES: Readonly<Record<string, string>> = {
  place: "fail_payment",
  hold_payment: "release_unclaimed",
  claim: "breach_sla",
  deliver: "auto_complete",
};

function transitionLaws({ isNow }: Changed, xact: Xact): string[] {
  const { id, event, order_id, actor, actor_user_id } = isNow;
  const problems: string[] = [];
  if (!has(xact, "coverage_orders", (order) => order.id === order_id && order.status === isNow.to_status))
    problems.push(`${event} was written down and the order was not changed`);
  const deadline = DEADLINES[String(event)];
  if (deadline && !enqueued(xact, `${deadline}:${order_id}`))
    problems.push(`after ${event} nothing ends it: there is no job to ${deadline}`);
  if (event !== "place" && !has(xact, JOBS, ({ key }) => String(key).startsWith(`${id}:`)))
    problems.push(`nobody will be told of ${event}`);
  if (actor === "admin" && !logged(xact, actor_user_id)) problems.push(`no log has the admin's ${event}`);
  return problems;
}

const logged = (xact: Xact, admin?: unknown): boolean =>
  has(xact, "coverage_audit_log", (line) => admin === undefined || line.admin_user_id === admin);

const OPEN: readonly unknown[] = ["pending", "sent", "parked"];
/** What an end may still become: a refund that came back, a refusal that is tried again. */
const AFTER: Readonly<Record<string, string>> = { succeeded: "failed", failed: "abandoned" };

function operationLaws({ was, isNow }: Changed, xact: Xact): string[] {
  const { id, kind, status } = isNow;
  const problems: string[] = [];
  const job = enqueued(xact, `op:${id}`);
  const idle = OPEN.includes(status) && isNow.lease_token === null;
  if (idle && (!was || was.lease_token !== null || was.status !== status) && !job)
    problems.push(`the ${kind} ${id} is ${status} and has no job`);
  if (!was) return problems;
  if (was.stripe_id !== null && was.stripe_id !== isNow.stripe_id)
    problems.push(`the ${kind} ${id} was ${was.stripe_id} at Stripe and is now ${isNow.stripe_id}`);
  if (was.idempotency_key !== isNow.idempotency_key && Number(isNow.seq) <= Number(was.seq))
    problems.push(`the ${kind} ${id} got another key under the number ${isNow.seq}`);
  if (!OPEN.includes(was.status) && status !== was.status && AFTER[String(was.status)] !== status)
    problems.push(`the ${kind} ${id} was ${was.status} and became ${status}`);
  if (was.status === "failed" && status === "abandoned" && !logged(xact))
    problems.push(`no log has the admin who tried the ${kind} ${id} again`);
  return problems;
}

function inboxLaws({ was, isNow }: Changed, xact: Xact): string[] {
  const { id, status } = isNow;
  if (!was) return enqueued(xact, `event:${id}`) ? [] : [`the event ${id} is stored and has no job`];
  return was.status === "processed" && status !== "processed"
    ? [`the event ${id} was processed and became ${status}`]
    : [];
}

function disputeLaws({ was, isNow }: Changed, xact: Xact): string[] {
  const { id, status, order_id } = isNow;
  if (!was || status === was.status) return [];
  if (was.resolved_at !== null) return [`the dispute ${id} was ${was.status} and became ${status}`];
  if (isNow.resolved_at === null) return [];
  const moved = has(xact, "coverage_orders", (order) => order.id === order_id && order.status !== "disputed");
  return moved ? [] : [`the dispute ${id} was decided and the order was left as it is`];
}

function alarmLaws({ was, isNow }: Changed, xact: Xact): string[] {
  if (!was || was.acknowledged_at !== null || isNow.acknowledged_at === null) return [];
  return logged(xact, isNow.acknowledged_by) ? [] : [`no log has who answered the alarm ${isNow.subject}`];
}
