/**
 * Plays seeds on real processes until one breaks a promise, in whatever copy of the sources it is started.
 * Arguments: the first seed, how many, how many steps each. Its last line of output is JSON.
 */
import { runOnProcesses } from "../processes/run.ts";

const [from = 1, seeds = 1, steps = 24] = process.argv.slice(2).map(Number);
const told: string[] = [];
const startedAt = performance.now();
const tally = await runOnProcesses({ from, seeds, steps, say: (line) => told.push(line) }).catch(
  (error: unknown) => {
    told.push(`seed: ${String(error)}`);
    return { seeds: 1, violations: 1 };
  },
);
const problem = told.findLast((line) => /^seed.*: (?!what is known)/.test(line)) ?? null;
process.stdout.write(
  `${JSON.stringify({
    seeds: tally.seeds,
    seconds: Math.round((performance.now() - startedAt) / 1_000),
    problem: tally.violations > 0 ? problem : null,
  })}\n`,
);
process.exit(0);
