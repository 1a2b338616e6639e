import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { FAULT_POINTS } from "@script-manifest/coverage-marketplace-service/src/fault-points.ts";
import { memoryStory, playInMemory, Tally } from "../src/index.ts";
import { runInMemory } from "../src/memory/run.ts";

/** Fault points that only a process with routes and a queue of its own passes. */
const BEYOND_MEMORY = ["answer-ready", "answer-kept", "account-created"];
const SEEDS = 160;

describe("random people in bad weather, in memory", () => {
  it(`never break an invariant, and every order ends well (${SEEDS} seeds)`, async () => {
    const told: string[] = [];
    const tally = await runInMemory({ from: 1, seeds: SEEDS, threads: 1, say: (line) => told.push(line) });
    assert.equal(tally.violations, 0, told.join("\n"));
    assert.ok(tally.faults > SEEDS * 10 && tally.kills > SEEDS * 3, `too quiet: ${tally.lastLine}`);
    const missed = Object.keys(FAULT_POINTS).filter(
      (name) => ![...tally.points].some(([point, { kills }]) => point === name && kills > 0),
    );
    assert.deepEqual(missed.sort(), BEYOND_MEMORY.toSorted(), "it dies at every fault point it can pass");
  });

  it("tell the same story for the same seed, fault by fault", async () => {
    const [first, second]: [string[], string[]] = [[], []];
    await playInMemory(memoryStory(7), new Tally(), first);
    await playInMemory(memoryStory(7), new Tally(), second);
    assert.deepEqual(first, second);
  });
});
