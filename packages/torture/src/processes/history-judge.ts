/**
 * What only the way to a state can show: who held which lease, and what was sent by somebody who must have
 * known better. Read from the rows' history and from Stripe's log, once the story is over.
 */
import type { Changed } from "./history.ts";
import type { LoggedRequest } from "./stripe-control.ts";

const OVER: readonly unknown[] = ["succeeded", "failed", "abandoned"];

/** Every lease that was taken from its holder, and everything that was settled by another. */
export function brokenLeases(changes: readonly Changed[]): string[] {
  const holders = new Map<unknown, string>();
  const problems: string[] = [];
  for (const { relation, process, serviceAt, was, isNow } of changes) {
    if (relation !== "coverage_money_ops" || !was) continue;
    const about = `${String(isNow.kind)} ${String(isNow.id)} [${String(isNow.order_id)}]`;
    const taken = isNow.lease_token !== null && isNow.lease_token !== was.lease_token;
    if (taken) {
      if (was.lease_token !== null && Date.parse(String(was.lease_until)) > serviceAt)
        problems.push(`leases: ${about} was leased twice at once, the second time by ${process}`);
      if (OVER.includes(was.status))
        problems.push(`leases: ${about} was leased although it is ${was.status}`);
      holders.set(isNow.lease_token, process);
      continue;
    }
    if (OVER.includes(was.status) && isNow.status === was.status)
      problems.push(`leases: ${about} was settled a second time, by ${process}`);
    const settled = was.status === "sent" && isNow.status !== "sent" && isNow.status !== "pending";
    if (!settled && isNow.lease_token === was.lease_token) continue;
    const holder = holders.get(was.lease_token);
    if (was.lease_token === null) problems.push(`leases: ${about} was settled by ${process} without a lease`);
    else if (holder !== undefined && holder !== process)
      problems.push(`leases: ${about} was settled by ${process}, its lease was that of ${holder}`);
  }
  return problems;
}

/** Longer than a commit takes after its row was written. */
const COMMIT_MS = 100;
const PAYOUTS: readonly unknown[] = ["transfer", "retransfer"];

/**
 * Payouts that were sent although the order had been frozen when their operation was leased, and was so until
 * they arrived: whoever sends reads the order in between.
 */
export function sentWhileFrozen(changes: readonly Changed[], requests: readonly LoggedRequest[]): string[] {
  const orders = changes.filter(({ relation }) => relation === "coverage_orders");
  const leases = changes.filter(
    ({ relation, was, isNow }) =>
      relation === "coverage_money_ops" &&
      PAYOUTS.includes(isNow.kind) &&
      isNow.lease_token !== null &&
      isNow.lease_token !== was?.lease_token,
  );
  return requests.filter(isPayout).flatMap(({ arrivedAt, body }) => {
    const operationId = new URLSearchParams(body).get("metadata[op_id]");
    const lease = leases.findLast(({ isNow, realAt }) => isNow.id === operationId && realAt <= arrivedAt);
    if (!lease) return [];
    const story = orders.filter(({ isNow }) => isNow.id === lease.isNow.order_id);
    const seen = story.findLast(({ realAt }) => realAt < lease.realAt - COMMIT_MS);
    const meanwhile = story.filter(
      ({ realAt }) => realAt >= lease.realAt - COMMIT_MS && realAt <= arrivedAt + COMMIT_MS,
    );
    const frozen = seen?.isNow.frozen === true && meanwhile.every(({ isNow }) => isNow.frozen === true);
    if (!frozen) return [];
    return [
      `I9: ${String(operationId)} was sent although the order was frozen [${String(lease.isNow.order_id)}]`,
    ];
  });
}

const isPayout = ({ method, path, status, replayed, workedAt, fate }: LoggedRequest): boolean =>
  method === "POST" &&
  path === "/v1/transfers" &&
  workedAt !== null &&
  !replayed &&
  (status === 200 || fate === "error_after");
