/**
 * Plays seeds in memory until one breaks a promise, in a process of its own and in whatever copy of the
 * sources it is started. Arguments: the first seed and how many. Its one line of output is JSON.
 */

import { type MemoryStory, memoryStory, playInMemory } from "../memory/play.ts";
import { shrink } from "../story/shrink.ts";
import { retell } from "../story/story.ts";
import { Tally } from "../tally.ts";

/** What the line holds. */
export interface Played {
  readonly seeds: number;
  /** Null when every seed kept every promise. */
  readonly caught: { readonly seed: number; readonly problem: string; readonly story: string } | null;
}

const SHRINK_TRIES = 60;

const [from = 1, seeds = 1] = process.argv.slice(2).map(Number);
process.stdout.write(`${JSON.stringify(await playUntil(from, seeds))}\n`);
process.exit(0);

async function playUntil(first: number, count: number): Promise<Played> {
  for (let seed = first; seed < first + count; seed++) {
    const violation = await playInMemory(memoryStory(seed), new Tally());
    if (!violation) continue;
    const problem = violation.problems[0] ?? "";
    const fails = async (story: MemoryStory) => (await playInMemory(story, new Tally())) !== null;
    const short = await shrink(memoryStory(seed), fails, SHRINK_TRIES);
    return { seeds: seed - first + 1, caught: { seed, problem, story: retell(short) } };
  }
  return { seeds: count, caught: null };
}
