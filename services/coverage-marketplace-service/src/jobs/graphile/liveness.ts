/**
 * Gives back the jobs of processes that died, and those that a living one has lost. Either leaves them
 * locked, and graphile-worker would wait four hours.
 *
 * Each process here holds a session advisory lock named after its worker pool; when the pool that locked a
 * job no longer holds its lock the process is gone, whatever killed it, and the job is free within seconds.
 * And each looks for jobs that are locked in its own name and that it does not run: the database went away
 * when their end was to be told to it, or when it had just handed them out.
 */
import { EventEmitter } from "node:events";
import type { Job, WorkerEvents, WorkerPool } from "graphile-worker";
import type { Pool, PoolClient } from "pg";

export interface Liveness {
  /** To be handed to graphile-worker: it tells which pool this process runs. */
  readonly events: WorkerEvents;
  stop(): Promise<void>;
}

const SWEEP_MS = 2_000;
/** A pool needs a moment between its start and its lock. */
const GRACE = "5 seconds";
const LOCK_SPACE = "coverage-jobs";

/** Jobs locked in the name of these pools. */
const FIND_MINE = `
  SELECT id::text, locked_at::text AS since FROM graphile_worker.jobs
  WHERE locked_by = ANY($1) AND locked_at < now() - $2::interval`;

/** graphile-worker's own functions free all jobs of a worker, those that run among them. */
const GIVE_BACK = `
  WITH freed AS (
    UPDATE graphile_worker._private_jobs SET locked_by = NULL, locked_at = NULL
    WHERE id = ANY($1::bigint[]) AND locked_by = ANY($2) RETURNING job_queue_id
  )
  UPDATE graphile_worker._private_job_queues q SET locked_by = NULL, locked_at = NULL
  FROM freed WHERE q.id = freed.job_queue_id AND q.locked_by = ANY($2)`;

/**
 * Pools that hold jobs but not their lock. `pg_locks` shows the two halves of the key as unsigned numbers.
 */
const FIND_DEAD = `
  WITH owners AS (
    SELECT DISTINCT locked_by FROM graphile_worker.jobs
    WHERE locked_by IS NOT NULL AND locked_at < now() - $2::interval
  )
  SELECT locked_by FROM owners
  WHERE NOT EXISTS (
    SELECT FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND objsubid = 2
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND classid::bigint = hashtext($1)::bigint & 4294967295
      AND objid::bigint = hashtext(locked_by)::bigint & 4294967295
  )`;

interface Log {
  warn(facts: object, message: string): void;
}

export function keepAlive({ pool, log, sweepMs }: { pool: Pool; log: Log; sweepMs?: number }): Liveness {
  const events: WorkerEvents = new EventEmitter();
  const mine = new Set<string>();
  const running = new Set<string>();
  /** Jobs that looked lost a moment ago, and since when they are locked. */
  let suspects = new Map<string, string>();
  let holder: Promise<PoolClient> | null = null;

  /** A connection of its own, one for all who ask; the locks end with it, and it with the process. */
  const hold = (): Promise<PoolClient> => {
    if (holder) return holder;
    const held = connect(() => {
      if (holder === held) holder = null;
    });
    holder = held;
    return held;
  };

  const connect = async (onLost: () => void): Promise<PoolClient> => {
    let client: PoolClient | null = null;
    const lose = (): void => {
      onLost();
      client?.release(true);
      client = null;
    };
    try {
      client = await pool.connect();
      client.once("error", lose);
      for (const id of mine) await lock(client, id);
      return client;
    } catch (error) {
      lose();
      throw error;
    }
  };

  const sweep = async (): Promise<void> => {
    const client = await hold();
    const { rows } = await client.query<{ locked_by: string }>(FIND_DEAD, [LOCK_SPACE, GRACE]);
    const dead = rows.map((row) => row.locked_by).filter((id) => !mine.has(id));
    if (dead.length === 0) return;
    await client.query("SELECT graphile_worker.force_unlock_workers($1::text[])", [dead]);
    log.warn({ pools: dead }, "gave back the jobs of a process that died");
  };

  /** Lost is what looks so twice in a row: an end that is just being told is no loss. */
  const findLost = async (): Promise<void> => {
    const client = await hold();
    const { rows } = await client.query<{ id: string; since: string }>(FIND_MINE, [[...mine], GRACE]);
    const idle = rows.filter(({ id }) => !running.has(id));
    const lost = idle.filter(({ id, since }) => suspects.get(id) === since).map(({ id }) => id);
    suspects = new Map(idle.map(({ id, since }) => [id, since]));
    if (lost.length === 0) return;
    await client.query(GIVE_BACK, [lost, [...mine]]);
    log.warn({ jobs: lost }, "gave back jobs that nobody worked on any more");
  };

  const attempt = (work: () => Promise<unknown>): Promise<unknown> =>
    work().catch((error: unknown) =>
      log.warn({ err: error }, "could not look after jobs that were left behind"),
    );

  events.on("pool:create", ({ workerPool }: { workerPool: WorkerPool }) => {
    mine.add(workerPool.id);
    void attempt(async () => lock(await hold(), workerPool.id));
  });
  events.on("job:start", ({ job }: { job: Job }) => running.add(job.id));
  events.on("job:complete", ({ job }: { job: Job }) => running.delete(job.id));
  const look = async (): Promise<void> => {
    await sweep();
    await findLost();
  };
  let looking: Promise<unknown> | null = null;
  const timer = setInterval(() => {
    looking ??= attempt(look).finally(() => {
      looking = null;
    });
  }, sweepMs ?? SWEEP_MS);

  return {
    events,
    stop: async () => {
      clearInterval(timer);
      await looking;
      (await holder?.catch(() => null))?.release(true);
      holder = null;
    },
  };
}

/** Taking it twice in one session is harmless. */
async function lock(client: PoolClient, id: string): Promise<void> {
  await client.query("SELECT pg_advisory_lock_shared(hashtext($1), hashtext($2))", [LOCK_SPACE, id]);
}
