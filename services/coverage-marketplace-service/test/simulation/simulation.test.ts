import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tell } from "./story.ts";

const SEEDS = 300;

describe("random people in bad weather", () => {
  it(`never break an invariant, and every order ends well (${SEEDS} seeds)`, async () => {
    let [steps, faults, deaths] = [0, 0, 0];
    for (let seed = 1; seed <= SEEDS; seed++) {
      const story = await tell(seed, { steps: 60, faultProbability: 0.15 });
      steps += story.steps;
      faults += story.faults;
      deaths += story.deaths;
    }
    assert.ok(
      steps > SEEDS * 50 && faults > SEEDS && deaths > SEEDS / 4,
      `too quiet: ${steps} steps, ${faults} faults, ${deaths} deaths`,
    );
  });

  // A lease that died with its worker; a payee that became payable between two questions; a capture confirmed
  // days late.
  it("end well where they once did not", async () => {
    for (const [seed, faultProbability] of [
      [1, 0.15],
      [12, 0.15],
      [1_590, 0.35],
      [4_413, 0.35],
    ] as const) {
      await tell(seed, { steps: 90, faultProbability });
    }
  });

  it("tell the same story for the same seed", async () => {
    const [first, second] = [
      await tell(7, { steps: 40, faultProbability: 0.2 }),
      await tell(7, { steps: 40, faultProbability: 0.2 }),
    ];
    assert.deepEqual(first, second);
  });
});
