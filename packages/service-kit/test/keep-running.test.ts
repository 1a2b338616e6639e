import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keepRunning } from "../src/keep-running.ts";

function work() {
  const runs: PromiseWithResolvers<void>[] = [];
  const begun = { wanted: 0, tell: Promise.withResolvers<void>() };
  const start = async () => {
    const run = Promise.withResolvers<void>();
    runs.push(run);
    if (runs.length >= begun.wanted) begun.tell.resolve();
    return { promise: run.promise, stop: async () => run.resolve() };
  };
  const until = (count: number) => {
    begun.wanted = count;
    begun.tell = Promise.withResolvers<void>();
    if (runs.length >= count) begun.tell.resolve();
    return begun.tell.promise;
  };
  return { runs, start, until };
}

const quiet = { error: () => {} };

describe("work that is kept running", () => {
  it("is begun again when it ends by itself, well or badly", async () => {
    const { runs, start, until } = work();
    const kept = keepRunning({ name: "work", start, log: quiet, pauseMs: 1 });
    await until(1);
    runs[0]?.resolve();
    await until(2);
    runs[1]?.reject(new Error("the database went away"));
    await until(3);
    await kept.stop();
    assert.equal(runs.length, 3);
  });

  it("is begun although the first tries to do so fail", async () => {
    const { runs, start, until } = work();
    let failures = 2;
    const shaky = async () => {
      if (failures-- > 0) throw new Error("not yet");
      return start();
    };
    const kept = keepRunning({ name: "work", start: shaky, log: quiet, pauseMs: 1 });
    await until(1);
    await kept.stop();
    assert.equal(runs.length, 1);
  });

  it("stays ended once it was stopped", async () => {
    const { runs, start, until } = work();
    const kept = keepRunning({ name: "work", start, log: quiet, pauseMs: 1 });
    await until(1);
    await kept.stop();
    await kept.stop();
    assert.equal(runs.length, 1);
  });
});
