/** Jobs that stay locked although nobody works on them: the queue itself would let them lie for hours. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { getPool } from "@script-manifest/db";
import { Logger, run, type WorkerEventMap, type WorkerPool } from "graphile-worker";
import { keepAlive } from "../../src/jobs/graphile/liveness.ts";
import { openPgRepository } from "../pg-repository.ts";

/** Two jobs of one task, both in the name of this process for a minute already, the second with its queue. */
const AGE = "UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 minute'";
const LOSE = `
  WITH queue AS (INSERT INTO graphile_worker._private_job_queues (queue_name, locked_by, locked_at)
    VALUES ('one at a time', $1, now()) RETURNING id)
  INSERT INTO graphile_worker._private_jobs (task_id, job_queue_id, locked_by, locked_at, payload)
  SELECT t.id, queue.id, $1, now() - interval '1 minute', '"lost"'
  FROM queue, graphile_worker._private_tasks t WHERE t.identifier = 'work'`;

const LOCKS_HERE = `
  SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

it("a job that this process holds and does not run is taken up again, what it runs is left alone", async () => {
  const { connectionString, close } = await openPgRepository();
  const pool = getPool({ connectionString });
  const told: unknown[] = [];
  const log = { warn: (facts: object, message: string) => void told.push([facts, message]) };
  const liveness = keepAlive({ pool, log, sweepMs: 10 });
  let poolId = "";
  liveness.events.on("pool:create", ({ workerPool }: { workerPool: WorkerPool }) => {
    poolId = workerPool.id;
  });
  const started: unknown[] = [];
  const [ends, begun, again] = [
    Promise.withResolvers<void>(),
    Promise.withResolvers<void>(),
    Promise.withResolvers<void>(),
  ];
  const runner = await run({
    events: liveness.events,
    pgPool: pool,
    concurrency: 3,
    pollInterval: 10,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
    taskList: {
      work: async (payload) => {
        started.push(payload);
        (payload === "lost" ? again : begun).resolve();
        await ends.promise;
      },
    },
  });
  await pool.query(`SELECT graphile_worker.add_job('work', '"kept"')`);
  await begun.promise;
  await pool.query(AGE);
  await pool.query(LOSE, [poolId]);
  await again.promise;
  assert.deepEqual(started, ["kept", "lost"]);
  assert.deepEqual(told, [[{ jobs: ["2"] }, "gave back jobs that nobody worked on any more"]]);
  ends.resolve();
  await runner.stop();
  await liveness.stop();
  await pool.end();
  await close();
});

it("one connection holds the locks of all who ask at once, and is given back at the end", async () => {
  const { connectionString, close } = await openPgRepository();
  const pool = getPool({ connectionString });
  const connected: unknown[] = [];
  pool.on("connect", (client) => void connected.push(client));
  const told: unknown[] = [];
  const log = { warn: (facts: object) => void told.push(facts) };
  const liveness = keepAlive({ pool, log, sweepMs: 1 });
  for (const id of ["one", "two", "three"])
    liveness.events.emit("pool:create", { workerPool: { id } } as WorkerEventMap["pool:create"]);
  const watch = getPool({ connectionString });
  const locks = async () => (await watch.query(LOCKS_HERE)).rowCount;
  while ((await locks()) !== 3);
  await liveness.stop();
  await pool.end();
  assert.equal(connected.length, 1);
  assert.deepEqual(told, []);
  await watch.end();
  await close();
});
