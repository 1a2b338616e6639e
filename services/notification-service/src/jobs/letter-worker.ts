/**
 * Sends letters with graphile-worker, whose queue is in this service's own database: a letter is enqueued in
 * the transaction of its notification.
 *
 * Belongs here: when, how often, how many at once. Does not: what sending is (commands/send-letter.ts).
 */
import { keepRunning } from "@script-manifest/service-kit";
import { type Job, Logger, type Runner, run, runMigrations } from "graphile-worker";
import type { Pool } from "pg";
import { z } from "zod";
import { type LetterDeps, sendLetter } from "../commands/send-letter.ts";
import { LETTER_TASK, WORKER_SCHEMA } from "../repository/job-names.ts";

export interface LetterWorker {
  /** Finishes the letters under way, gives the others back, and stops. */
  stop(): Promise<void>;
}

interface Log {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface LetterWorkerOptions {
  readonly pool: Pool;
  readonly concurrency: number;
  /** A letter whose worker has held it longer is taken for a dead process's and given to another. */
  readonly leaseMs: number;
  readonly log: Log;
}

/** Letters to be tried again are looked for this often; new ones are announced by the database. */
const POLL_MS = 1_000;
const PAYLOAD = z.object({ notificationId: z.string() });
const SILENT = new Logger(() => () => {});

/** graphile-worker's own tables, where there are none. Safe when several replicas call it at once. */
export async function ensureLetterQueue(o: { connectionString: string }): Promise<void> {
  await runMigrations({ ...o, schema: WORKER_SCHEMA, maxPoolSize: 1, logger: SILENT });
}

export async function startLetterWorker(deps: LetterDeps, o: LetterWorkerOptions): Promise<LetterWorker> {
  const start = (): Promise<Runner> =>
    run({
      pgPool: o.pool,
      schema: WORKER_SCHEMA,
      concurrency: o.concurrency,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      taskList: { [LETTER_TASK]: (payload) => sendLetter(deps, PAYLOAD.parse(payload)) },
      logger: quietLogger(o.log),
    });
  // It also ends itself when it hears of another service's queue being made in the same database.
  const runner = keepRunning({ name: "the letter worker", start, log: o.log });
  const stopReturning = returnLettersOfTheDead(o);
  return {
    stop: async () => {
      stopReturning();
      await runner.stop();
    },
  };
}

/**
 * A killed process leaves its letters locked, and graphile-worker would wait four hours for it. Sending is
 * bounded in time, so whoever holds a letter beyond the lease is dead. Should it live after all, the letter
 * goes out twice under one name, which is what mailers are made for (mail/interface.ts).
 */
function returnLettersOfTheDead({ pool, leaseMs, log }: LetterWorkerOptions): () => void {
  const look = async (): Promise<void> => {
    const { rows } = await pool.query<{ workers: string[] | null }>(
      `SELECT array_agg(DISTINCT locked_by) AS workers FROM ${WORKER_SCHEMA}.jobs
       WHERE locked_at < now() - make_interval(secs => $1)`,
      [leaseMs / 1_000],
    );
    const workers = rows[0]?.workers;
    if (!workers) return;
    await pool.query(`SELECT ${WORKER_SCHEMA}.force_unlock_workers($1::text[])`, [workers]);
    log.warn({ workers }, "gave back the letters of workers that died");
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => log.warn({ err: error }, "could not look for letters of dead workers"));
  }, leaseMs / 2);
  return () => clearInterval(timer);
}

/**
 * A failed try is normal life (a mail server was away) and tried again; only a letter that was given up is an
 * error.
 */
function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level !== "error" && level !== "warning") return;
    const job = (meta as { job?: Job } | undefined)?.job;
    const facts = { jobId: job?.id, attempts: job?.attempts };
    if (job && job.attempts >= job.max_attempts) log.error(facts, message);
    else log.warn(facts, message);
  });
}
