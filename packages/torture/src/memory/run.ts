/** Plays many seeds in memory, in batches, on as many threads as wanted. */
import { Tally } from "../tally.ts";
import type { Batch } from "./batch.ts";
import { playBatches } from "./crew.ts";

export interface RunOptions {
  readonly from: number;
  readonly seeds: number;
  readonly say: (line: string) => void;
}

/** After the batch with the last of so many failing seeds the run ends: more of the same helps nobody. */
const FAILING_MAX = 5;
/** Small enough that all threads end at about the same time, large enough that handing out costs nothing. */
const BATCH = 25;
const NEWS_EVERY = 1_000;

/** What it comes to is the same for any number of threads. */
export async function runInMemory(o: RunOptions & { threads: number }): Promise<Tally> {
  const tally = new Tally();
  let failing = 0;
  for await (const { counts, failures } of playBatches(batchesOf(o), o.threads)) {
    const before = tally.seeds;
    tally.seeds += counts.seeds;
    tally.add(counts);
    for (const failure of failures) o.say(failure);
    failing += failures.length;
    if (failing >= FAILING_MAX) break;
    const thousand = Math.floor(tally.seeds / NEWS_EVERY) > Math.floor(before / NEWS_EVERY);
    if (thousand && tally.seeds < o.seeds)
      o.say(`memory: ${tally.seeds} of ${o.seeds} seeds, ${tally.orders} orders`);
  }
  return tally;
}

function batchesOf({ from, seeds }: RunOptions): Batch[] {
  return Array.from({ length: Math.ceil(seeds / BATCH) }, (_, index) => ({
    from: from + index * BATCH,
    seeds: Math.min(BATCH, seeds - index * BATCH),
  }));
}
