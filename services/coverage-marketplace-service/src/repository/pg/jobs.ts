/**
 * Jobs as part of the statement of the change they follow, through coverage_enqueue (packages/db, 0007): they
 * exist if and only if the change does.
 */
import { toIso } from "../../domain/clock.ts";
import type { NewJob } from "../interface.ts";
import { JOB_ATTEMPTS_MAX, jobSpec } from "../job-spec.ts";
import type { Query } from "./query.ts";
import { Values } from "./statement.ts";

/**
 * CTEs that enqueue the jobs once for the one row of `source`, none when it has none, and the condition that
 * makes the statement run them: a SELECT that nothing asks for is never executed.
 */
export function enqueueing(
  jobs: readonly NewJob[],
  o: { source: string; name?: string; values: Values },
): { ctes: string[]; executed: string[] } {
  if (jobs.length === 0) return { ctes: [], executed: [] };
  const name = o.name ?? "jobs";
  return {
    ctes: [
      `${name} AS MATERIALIZED (SELECT coverage_enqueue(${o.values.json(payloadOf(jobs))}) FROM ${o.source})`,
    ],
    executed: [`(SELECT count(*) FROM ${name}) >= 0`],
  };
}

/**
 * One per key, the last one said, in the order of the keys: two changes with the same keys never deadlock
 * over them.
 */
function payloadOf(jobs: readonly NewJob[]): object[] {
  const byKey = new Map(jobs.map(jobSpec).map((spec) => [spec.key, spec]));
  return [...byKey.values()]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ runAt, ...spec }) => ({
      ...spec,
      runAt: runAt === null ? null : toIso(runAt),
      attemptsMax: JOB_ATTEMPTS_MAX,
    }));
}

/** One job by itself, for work that follows no change. */
export async function enqueue(query: Query, job: NewJob): Promise<void> {
  const values = new Values();
  const text = `SELECT coverage_enqueue(${values.json(payloadOf([job]))})`;
  await query({ label: "enqueue", text, values: values.list });
}
