/**
 * `npm run torture -- --seeds N [--from S] [--mode memory|processes|both]`: plays N seeds and says what
 * broke. Exits non-zero when anything did. The last line is the sum of both ways of running.
 */
import { parseArgs } from "node:util";
import { runInMemory } from "./memory/run.ts";

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

const options = { from: wholeNumber("from"), seeds: wholeNumber("seeds"), say };
const tally = await runInMemory(options);
say(tally.lastLine);
process.exit(tally.violations > 0 ? 1 : 0);
