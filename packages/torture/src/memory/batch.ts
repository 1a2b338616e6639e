/**
 * A handful of seeds played one after the other; a failing one is shrunk and told. What a batch comes to
 * depends on its seeds alone, never on the thread that plays it or on what was played there before.
 */
import { shrink } from "../story/shrink.ts";
import { type Counts, Tally } from "../tally.ts";
import { type MemoryStory, memoryStory, playInMemory } from "./play.ts";

export interface Batch {
  readonly from: number;
  readonly seeds: number;
}

export interface PlayedBatch {
  readonly counts: Counts;
  /** One text for each failing seed. */
  readonly failures: readonly string[];
}

export async function playBatch({ from, seeds }: Batch): Promise<PlayedBatch> {
  const tally = new Tally();
  const failures: string[] = [];
  for (let seed = from; seed < from + seeds; seed++) {
    const violation = await playInMemory(memoryStory(seed), tally);
    tally.seeds += 1;
    if (!violation) continue;
    tally.violations += violation.problems.length;
    failures.push(await tellFailure(seed, violation.problems));
  }
  return { counts: tally.counts, failures };
}

/** The shortest story that breaks the same invariant, with every fault that struck in it. */
async function tellFailure(seed: number, problems: readonly string[]): Promise<string> {
  const invariant = (problem = "") => problem.slice(0, problem.indexOf(":"));
  const fails = async (story: MemoryStory) => {
    const violation = await playInMemory(story, new Tally());
    return violation?.problems.some((problem) => invariant(problem) === invariant(problems[0])) ?? false;
  };
  const short = await shrink(memoryStory(seed), fails);
  const diary: string[] = [];
  const violation = await playInMemory(short, new Tally(), diary);
  return [
    `seed ${seed}: ${problems.join("\n  ")}`,
    `the short story of it, ${short.steps.length} steps:`,
    ...diary.slice(0, DIARY_MAX).map((line) => `  ${line}`),
    ...(violation?.problems ?? []).map((problem) => `  → ${problem}`),
    `again: npm run torture -- --mode memory --seeds 1 --from ${seed}`,
  ].join("\n");
}

const DIARY_MAX = 120;
