/** Letters through the real queue: sent once, tried again, given back. */
import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { getPool } from "@script-manifest/db";
import type { TestDatabase } from "@script-manifest/local-stack/testing";
import type { Letter } from "../../src/domain/entities.ts";
import { type LetterWorker, startLetterWorker } from "../../src/jobs/letter-worker.ts";
import type { Mailer } from "../../src/mail/interface.ts";
import { MemoryMailer } from "../../src/mail/memory/index.ts";
import { MemoryPeople } from "../../src/people/memory/index.ts";
import { WORKER_SCHEMA } from "../../src/repository/job-names.ts";
import { PgNotificationRepository } from "../../src/repository/pg/index.ts";
import { openNotificationDatabase } from "../database.ts";
import { until } from "../until.ts";

let database: TestDatabase;
let pool: ReturnType<typeof getPool>;
let repository: PgNotificationRepository;
const people = new MemoryPeople();
people.add("user_writer", { displayName: "Ines", email: "ines@example.com" });

before(async () => {
  database = await openNotificationDatabase();
  pool = getPool({ connectionString: database.connectionString, max: 12 });
  repository = new PgNotificationRepository(pool);
});
after(async () => {
  await pool.end();
  await database.close();
});

const workers: LetterWorker[] = [];
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});

async function startWorker(mailer: Mailer, leaseMs = 60_000): Promise<LetterWorker> {
  const worker = await startLetterWorker(
    { repository, people, mailer, frontendUrl: "https://app.example" },
    { pool, concurrency: 2, leaseMs, log: { warn: () => {}, error: () => {} } },
  );
  workers.push(worker);
  return worker;
}

let told = 0;
async function tell(userId = "user_writer") {
  told += 1;
  const id = `ntf_${told}`;
  return repository.createNotification({
    id,
    eventId: `ctrn_${told}`,
    userId,
    title: "Told",
    body: "",
    link: null,
  });
}

const jobs = async () => (await pool.query(`SELECT * FROM ${WORKER_SCHEMA}.jobs`)).rows;
const queueIsEmpty = () => until("an empty queue", async () => (await jobs()).length === 0);
/** What waits for its next try is due now. */
const hurry = () => pool.query(`UPDATE ${WORKER_SCHEMA}._private_jobs SET run_at = now()`);

describe("the letter worker", () => {
  it("sends a letter for every notification, and notes that it is out", async () => {
    const mailer = new MemoryMailer();
    const { id } = await tell();
    await startWorker(mailer);
    const second = await tell();
    await queueIsEmpty();
    assert.deepEqual(mailer.sent.map((letter) => letter.id).sort(), [id, second.id].sort());
    assert.notEqual((await repository.getNotification(id))?.mailedAt, null);
    assert.equal(mailer.sent[0]?.to.email, "ines@example.com");
  });

  it("sends each letter once, whichever of two replicas takes it", async () => {
    const mailer = new MemoryMailer();
    await Promise.all([startWorker(mailer), startWorker(mailer)]);
    const ids = await Promise.all(Array.from({ length: 30 }, async () => (await tell()).id));
    await queueIsEmpty();
    assert.deepEqual(mailer.sent.map(({ id }) => id).sort(), ids.sort());
  });

  it("tries again when a letter could not be handed over", async () => {
    const mailer = new MemoryMailer();
    let failures = 2;
    await startWorker({
      send: async (letter) => {
        failures -= 1;
        if (failures >= 0) throw new Error("the mail server is away");
        await mailer.send(letter);
      },
      close: async () => {},
    });
    const { id } = await tell();
    await until("the letter", async () => {
      await hurry();
      return mailer.sent.length === 1;
    });
    await queueIsEmpty();
    assert.equal(mailer.sent[0]?.id, id);
  });

  // Killed after handing over and before noting it: the next try hands the very same letter over again.
  it("hands over the same letter again when it could not note that it was out", async () => {
    const handed: Letter[] = [];
    const { markMailed } = repository;
    let failures = 1;
    repository.markMailed = async (id) => {
      failures -= 1;
      if (failures >= 0) throw new Error("killed here");
      await markMailed.call(repository, id);
    };
    await startWorker({ send: async (letter) => void handed.push(letter), close: async () => {} });
    await tell();
    await until("the second try", async () => {
      await hurry();
      return handed.length === 2;
    });
    await queueIsEmpty();
    assert.deepEqual(handed[1], handed[0]);
  });

  it("writes to nobody when the account is gone", async () => {
    const mailer = new MemoryMailer();
    await startWorker(mailer);
    await tell("user_gone");
    await queueIsEmpty();
    assert.deepEqual(mailer.sent, []);
  });

  it("finishes the letter under way before it stops, and leaves the others unlocked", async () => {
    const { promise: go, resolve } = Promise.withResolvers<void>();
    const sent: string[] = [];
    const slow: Mailer = {
      send: async (letter) => {
        await go;
        sent.push(letter.id);
      },
      close: async () => {},
    };
    const worker = await startWorker(slow);
    for (let letter = 0; letter < 5; letter += 1) await tell();
    await until(
      "two letters under way",
      async () => (await jobs()).filter((job) => job.locked_at).length === 2,
    );
    const stopped = worker.stop();
    resolve();
    await stopped;
    workers.length = 0;
    // graphile-worker takes a finished job off the queue in passing; the pool's end waits for that in the
    // service.
    const left = await until("nothing under way", async () => {
      const rows = await jobs();
      return rows.every((job) => job.locked_at === null) && rows;
    });
    assert.ok(sent.length >= 2);
    assert.equal(sent.length + left.length, 5);
    await startWorker(new MemoryMailer());
    await queueIsEmpty();
  });
});
