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
    help: { type: "boolean", default: false },
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

/** With both, real processes play one seed of twenty, from the first on: three at least, ten at most. */
function shareOfProcesses(seeds: number): number {
  if (values.mode === "processes") return seeds;
  return Math.min(seeds, 10, Math.max(3, Math.ceil(seeds / 20)));
}

const HELP = `npm run torture -- [--seeds N] [--from S] [--mode memory|processes|both]

  --seeds N   how many stories, 100 unless told
  --from S    the first one's seed, 1 unless told; the same seed is the same story
  --mode      both unless told: every seed in memory, and one in twenty, at least three and at most ten,
              with real processes. Those take half a minute each on an idle machine, the others
              thousandths of a second. With processes: every seed on them.

Ends with "torture: seeds …, violations N" and, if anything broke, with a status other than 0.`;

if (values.help) {
  say(HELP);
  process.exit(0);
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
