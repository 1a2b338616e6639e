/**
 * Plays seeds on real processes until one breaks a promise, in whatever copy of the sources it is started.
 * Arguments: the first seed, how many, how many steps each. Its one line of output is JSON.
 */
import { processStory } from "../processes/play.ts";
import { runOnProcesses } from "../processes/run.ts";
import { retell } from "../story/story.ts";
import type { Played } from "./play-until.ts";

/** Every kind of act that a story has by turns is in so many steps. */
const STEPS = 14;

const [from = 1, seeds = 1, steps = STEPS] = process.argv.slice(2).map(Number);
process.stdout.write(`${JSON.stringify(await playUntil())}\n`);
process.exit(0);

async function playUntil(): Promise<Played> {
  const told: string[] = [];
  const tally = await runOnProcesses({ from, seeds, steps, say: (line) => told.push(line) });
  if (tally.violations === 0) return { seeds: tally.seeds, caught: null };
  const seed = from + Math.max(tally.seeds, 1) - 1;
  const [problem = ""] = told.filter((line) => line.startsWith(`seed ${seed}: `)).slice(-1);
  return {
    seeds: tally.seeds,
    caught: {
      seed,
      problem: problem.slice(`seed ${seed}: `.length),
      story: retell(processStory(seed, steps)),
    },
  };
}
