/**
 * Gives back the jobs of workers that died. A killed process leaves its jobs locked, and graphile-worker would wait four
 * hours for it. Each worker here holds a session advisory lock named after it; when a job's worker no longer holds its
 * lock the process is gone, whatever killed it, and the job is free again within seconds.
 */
import type { Runner } from "graphile-worker";
import type { Pool, PoolClient } from "pg";

export interface Liveness {
  stop(): Promise<void>;
}

const SWEEP_MS = 2_000;
/** A worker needs a moment between its start and its lock. */
const GRACE = "10 seconds";
const LOCK_SPACE = "coverage-worker";

/** Sessions without the lock of a job's worker: try it, and give it straight back when it was free. */
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

export async function keepAlive(o: {
  pool: Pool;
  runner: Runner;
  log: { warn(facts: object, message: string): void };
}): Promise<Liveness> {
  const workers = new Set<string>();
  let holder: PoolClient | null = null;

  const hold = async (workerId: string): Promise<void> => {
    await holder?.query("SELECT pg_advisory_lock(hashtext($1), hashtext($2))", [LOCK_SPACE, workerId]);
  };
  const connect = async (): Promise<PoolClient> => {
    const client = await o.pool.connect();
    client.once("error", () => {
      if (holder === client) holder = null;
    });
    holder = client;
    for (const workerId of workers) await hold(workerId);
    return client;
  };
  const sweep = async (): Promise<void> => {
    const client = holder ?? (await connect());
    const { rows } = await client.query<{ locked_by: string }>(FIND_DEAD, [LOCK_SPACE, GRACE]);
    const dead = rows.map((row) => row.locked_by).filter((workerId) => !workers.has(workerId));
    if (dead.length === 0) return;
    await client.query("SELECT graphile_worker.force_unlock_workers($1::text[])", [dead]);
    o.log.warn({ workers: dead }, "gave back the jobs of workers that died");
  };

  // Every worker ever seen working by this process is alive as long as the process is.
  const onStart = ({ worker }: { worker: { workerId: string } }) => {
    if (workers.has(worker.workerId)) return;
    workers.add(worker.workerId);
    hold(worker.workerId).catch(() => undefined);
  };
  o.runner.events.on("job:start", onStart);
  await connect();

  const timer = setInterval(() => {
    sweep().catch((error: unknown) => o.log.warn({ err: error }, "could not look for dead workers"));
  }, SWEEP_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      o.runner.events.off("job:start", onStart);
      holder?.release(true);
      holder = null;
    },
  };
}
