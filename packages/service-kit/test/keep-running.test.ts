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
    const kept = await keepRunning({ name: "work", start, log: quiet, pauseMs: 1 });
    runs[0]?.resolve();
    await until(2);
    runs[1]?.reject(new Error("the database went away"));
    await until(3);
    await kept.stop();
    assert.equal(runs.length, 3);
  });

  it("is begun again although a first try to do so fails", async () => {
    const { runs, start, until } = work();
    let failures = 1;
    const shaky = async () => {
      if (runs.length > 0 && failures-- > 0) throw new Error("not yet");
      return start();
    };
    const kept = await keepRunning({ name: "work", start: shaky, log: quiet, pauseMs: 1 });
    runs[0]?.resolve();
    await until(2);
    await kept.stop();
    assert.equal(runs.length, 2);
  });

  it("stays ended once it was stopped", async () => {
    const { runs, start } = work();
    const kept = await keepRunning({ name: "work", start, log: quiet, pauseMs: 1 });
    await kept.stop();
    await kept.stop();
    assert.equal(runs.length, 1);
  });
});
