/** MemoryCoverageMarketplaceRepository keeps the contract; and what only it offers. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MemoryCoverageMarketplaceRepository } from "../src/repository/memory/index.ts";
import { START } from "./contract/repository/fixture.ts";
import { describeRepository } from "./contract/repository.contract.ts";

describeRepository("MemoryCoverageMarketplaceRepository", async () => {
  let now = START;
  const repository = new MemoryCoverageMarketplaceRepository({ clock: () => now });
  return {
    repository,
    clock: {
      now: () => now,
      advance: async (ms) => {
        now += ms;
      },
    },
    jobs: async () =>
      repository.jobs.all.map(({ task, key, payload, runAt }) => ({
        task,
        key,
        payload,
        delayMs: runAt - now,
      })),
    close: async () => {},
  };
});

describe("MemoryJobs", () => {
  const open = () => new MemoryCoverageMarketplaceRepository({ clock: () => START }).jobs;
  const operation = (operationId: string, runAt: number | null) =>
    ({ task: "run_money_operation", operationId, runAt }) as const;

  it("hands out what is due, earliest first, to one taker", () => {
    const jobs = open();
    jobs.add([operation("late", START + 2), operation("early", START + 1), operation("later", START + 3)]);
    assert.deepEqual(
      jobs.takeDueJobs(START + 2).map((job) => job.key),
      ["op:early", "op:late"],
    );
    assert.deepEqual(jobs.takeDueJobs(START + 2), []);
    assert.equal(jobs.nextRunAt(), START + 3);
  });

  it("lets a newer job take the place of a waiting one with its key", () => {
    const jobs = open();
    jobs.add([operation("a", START + 5)]);
    jobs.add([operation("a", START + 1)]);
    assert.deepEqual(
      jobs.all.map((job) => job.runAt),
      [START + 1],
    );
  });

  it("takes a failed job back, unless a newer one with its key came meanwhile", () => {
    const jobs = open();
    jobs.add([operation("a", null)]);
    const [failed] = jobs.takeDueJobs(START);
    assert.ok(failed);
    jobs.putBack(failed, START + 9);
    assert.equal(jobs.nextRunAt(), START + 9);
    jobs.takeDueJobs(START + 9);
    jobs.add([operation("a", START + 1)]);
    jobs.putBack(failed, START + 9);
    assert.equal(jobs.nextRunAt(), START + 1);
  });

  it("tells its listeners after the change, until they stop listening", async () => {
    const jobs = open();
    let told = 0;
    const stop = jobs.onJob(() => {
      told++;
    });
    jobs.add([operation("a", null)]);
    assert.equal(told, 0);
    await Promise.resolve();
    assert.equal(told, 1);
    stop();
    jobs.add([operation("b", null)]);
    await Promise.resolve();
    assert.equal(told, 1);
  });
});
