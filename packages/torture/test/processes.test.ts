import assert from "node:assert/strict";
import { it } from "node:test";
import { runOnProcesses } from "../src/processes/run.ts";

it("real replicas on a real PostgreSQL, killed and struck, keep every promise", async () => {
  const told: string[] = [];
  const say = (line: string) => void told.push(line);
  const tally = await runOnProcesses({ from: 1, seeds: 1, steps: 14, say });
  assert.equal(tally.violations, 0, told.join("\n"));
  assert.ok(tally.kills > 0 && tally.orders > 0 && tally.faults > 0, `too quiet: ${tally.lastLine}`);
});
