/**
 * Runs the jobs with graphile-worker. Its tables are in the marketplace's own database, so that a job is
 * enqueued in the transaction of the change it follows (ADR 0003).
 */

import { keepRunning } from "@script-manifest/service-kit";
import {
  type Job,
  type Logger,
  type Runner,
  run,
  type TaskList,
  Logger as WorkerLogger,
} from "graphile-worker";
import type { Pool } from "pg";
import { faultPoint } from "../../fault-points.ts";
import type { NewJob } from "../../repository/interface.ts";
import { type JobDeps, ROUNDS, runJob } from "../tasks.ts";
import { keepAlive } from "./liveness.ts";

export interface JobRunner {
  /** Finishes the jobs that run, gives the others back, and stops. */
  stop(): Promise<void>;
}

interface RunnerLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** Scheduled jobs are looked for this often; jobs due at once are announced by the database. */
const POLL_MS = 500;

export async function startJobs(
  deps: JobDeps,
  o: { pool: Pool; concurrency: number; log: RunnerLog; enqueue: (job: NewJob) => Promise<void> },
): Promise<JobRunner> {
  const liveness = keepAlive({ pool: o.pool, log: o.log });
  const start = (): Promise<Runner> =>
    run({
      events: liveness.events,
      pgPool: o.pool,
      concurrency: o.concurrency,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      noPreparedStatements: false,
      taskList: { ...tasksFor(deps, o.enqueue), ...rounds(deps, o.log) },
      crontab: CRONTAB,
      logger: quietLogger(o.log),
    });
  // It also ends itself when it hears of another service's queue being made in the same database.
  const runner = keepRunning({ name: "the job runner", start, log: o.log });
  return {
    stop: async () => {
      await runner.stop();
      await liveness.stop();
    },
  };
}

/** One job of each name waits or runs at a time, however many replicas see its minute come. */
const CRONTAB = Object.entries(ROUNDS)
  .map(([name, { cron }]) => `${cron} ${name} ?jobKey=${name}&queue=${name}&max=3`)
  .join("\n");

function rounds(deps: JobDeps, log: RunnerLog): TaskList {
  return Object.fromEntries(
    Object.entries(ROUNDS).map(([name, { run }]) => [
      name,
      async () => log.info({ round: name, ...(await run(deps)) }, "round made"),
    ]),
  );
}

function tasksFor(deps: JobDeps, enqueue: (job: NewJob) => Promise<void>): TaskList {
  const go = async (job: NewJob): Promise<void> => {
    const again = await runJob(deps, job);
    faultPoint("job-done");
    if (again) await enqueue(again);
  };
  // The payload is what the repository enqueued in the same code base; a stranger cannot write here.
  const task = (name: NewJob["task"]) => async (payload: unknown) => {
    const facts = payload as Record<string, unknown>;
    await go(
      (name === "send_notification"
        ? { task: name, notification: facts }
        : { task: name, runAt: null, ...facts }) as unknown as NewJob,
    );
  };
  return {
    run_money_operation: task("run_money_operation"),
    order_deadline: task("order_deadline"),
    process_stripe_event: task("process_stripe_event"),
    send_notification: task("send_notification"),
  };
}

/** A failed try is normal life (Stripe was away) and tried again; only what was given up is an error. */
function quietLogger(log: RunnerLog): Logger {
  return new WorkerLogger(() => (level, message, meta) => {
    const job = (meta as { job?: Job } | undefined)?.job;
    if (level !== "error" && level !== "warning") return;
    const facts = { jobId: job?.id, task: job?.task_identifier, attempts: job?.attempts };
    if (job && job.attempts >= job.max_attempts) log.error(facts, message);
    else log.warn(facts, message);
  });
}
