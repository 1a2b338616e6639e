/** Plays seeds in memory one after the other; a failing one is shrunk and told. */
import { shrink } from "../story/shrink.ts";
import { Tally } from "../tally.ts";
import { memoryStory, playInMemory } from "./play.ts";

export interface RunOptions {
  readonly from: number;
  readonly seeds: number;
  readonly say: (line: string) => void;
}

/** After so many failing seeds the run ends: more of the same helps nobody. */
const FAILING_MAX = 5;

export async function runInMemory({ from, seeds, say }: RunOptions): Promise<Tally> {
  const tally = new Tally();
  let failing = 0;
  for (let seed = from; seed < from + seeds && failing < FAILING_MAX; seed++) {
    const violation = await playInMemory(memoryStory(seed), tally);
    tally.seeds += 1;
    if (violation) {
      failing += 1;
      tally.violations += violation.problems.length;
      say(await tellFailure(seed, violation.problems));
    }
    if (tally.seeds % 1_000 === 0) say(`memory: ${tally.seeds} of ${seeds} seeds, ${tally.orders} orders`);
  }
  return tally;
}

/** The shortest story that breaks the same invariant, with every fault that struck in it. */
async function tellFailure(seed: number, problems: readonly string[]): Promise<string> {
  const invariant = (problem = "") => problem.slice(0, problem.indexOf(":"));
  const fails = async (story: ReturnType<typeof memoryStory>) => {
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
