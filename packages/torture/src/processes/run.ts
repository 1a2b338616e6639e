/** Plays seeds on real processes, one after the other, on one bench. */
import type { RunOptions } from "../memory/run.ts";
import { retell } from "../story/story.ts";
import { Tally } from "../tally.ts";
import { Bench } from "./bench.ts";
import { allFaultPoints, playOnProcesses, processStory } from "./play.ts";

type Options = RunOptions & { steps?: number };

/** What ends the run itself, such as a service that never comes up, is a violation as any other. */
export async function runOnProcesses(o: Options): Promise<Tally> {
  const tally = new Tally();
  o.say("processes: PostgreSQL, Stripe and two replicas come up …");
  try {
    const bench = await Bench.open({ tally, skewed: o.from % 4 === 0 });
    try {
      await playAll(o, { bench, tally });
    } finally {
      await bench.close();
    }
  } catch (error) {
    tally.violations += 1;
    o.say(`seed ${o.from + tally.seeds}: the run ended by an error: ${wordsOf(error)}`);
  }
  const missed = allFaultPoints().filter((name) => (tally.points.get(name)?.kills ?? 0) === 0);
  if (missed.length > 0) o.say(`processes: nobody died at ${missed.join(", ")}`);
  return tally;
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

async function playAll(o: Options, { bench, tally }: { bench: Bench; tally: Tally }): Promise<void> {
  const wishes = allFaultPoints();
  for (let seed = o.from; seed < o.from + o.seeds; seed++) {
    const story = processStory(seed, o.steps);
    const problems = await playOnProcesses(story, { bench, tally, wishes, say: o.say });
    tally.seeds += 1;
    const died = [...tally.points].filter(([, { kills }]) => kills > 0).map(([name]) => name);
    const left = wishes.filter((name) => !died.includes(name));
    wishes.splice(0, wishes.length, ...(left.length > 0 ? left : allFaultPoints()));
    o.say(
      `processes: seed ${seed}, ${tally.orders} orders, ${tally.kills} kills, died at ${died.length} points`,
    );
    if (problems.length === 0) continue;
    tally.violations += problems.length;
    o.say(`seed ${seed}: ${problems.join("\n  ")}\n${retell(story)}`);
    o.say(`again: npm run torture -- --mode processes --seeds 1 --from ${seed}`);
    return;
  }
}
