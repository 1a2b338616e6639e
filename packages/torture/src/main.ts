/**
 * `npm run torture -- --seeds N [--from S] [--mode memory|processes|both]`: plays N seeds and says what
 * broke. Exits non-zero when anything did. The last line is the sum of both ways of running.
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { runInMemory } from "./memory/run.ts";
import { runOnProcesses } from "./processes/run.ts";
import { Tally } from "./tally.ts";

const MODES = ["memory", "processes", "both"];
const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "100" },
    from: { type: "string", default: "1" },
    mode: { type: "string", default: "both" },
  },
});
const say = (line: string) => void process.stdout.write(`${line}\n`);

function wholeNumber(name: "seeds" | "from"): number {
  const value = Number(values[name]);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new Error(`--${name} must be a whole number from 1 on`);
  return value;
}

/** On all cores. An order is one that was placed and lived on with faults, to its end. */
async function playInMemory(): Promise<Tally> {
  const threads = availableParallelism();
  const startedAt = performance.now();
  const memory = await runInMemory({ ...options, threads });
  const seconds = (performance.now() - startedAt) / 1_000;
  const { seeds, orders, kills } = memory;
  say(
    `memory: ${seeds} seeds, ${orders} orders, ${kills} kills; ${Math.round(orders / seconds)} orders a second, ` +
      `${seconds.toFixed(1)} s on ${threads} threads`,
  );
  return memory;
}

/** With both, real processes play one seed of twenty, from the first on, up to ten. */
function shareOfProcesses(seeds: number): number {
  return values.mode === "processes" ? seeds : Math.min(10, Math.ceil(seeds / 20));
}

if (!MODES.includes(values.mode)) throw new Error(`--mode is one of ${MODES.join(", ")}`);
const options = { from: wholeNumber("from"), seeds: wholeNumber("seeds"), say };
const tally = new Tally();
if (values.mode !== "processes") {
  tally.add(await playInMemory());
}
if (values.mode !== "memory")
  tally.add(await runOnProcesses({ ...options, seeds: shareOfProcesses(options.seeds) }));
tally.seeds = options.seeds;
say(tally.lastLine);
process.exit(tally.violations > 0 ? 1 : 0);
