/**
 * Plays one story in memory: every step, the invariants after it; then the weather clears up and all must end
 * well.
 */

import { Random } from "../random.ts";
import { type Act, type Story, tellStory } from "../story/story.ts";
import type { Tally } from "../tally.ts";
import { ACTS, type ActName, NAMES, WORLDLY } from "./acts.ts";
import { Judge, judgeDifferences } from "./judge.ts";
import { FINE, type Weather } from "./life.ts";
import { comeToRest, lookAtEverything } from "./rest.ts";
import { SLOTS, World } from "./world.ts";

export type MemoryStory = Story<ActName>;

/** The seed's own story. */
export function memoryStory(seed: number, steps = 70): MemoryStory {
  return tellStory(seed, { steps, slots: SLOTS, actsMax: 4, names: NAMES });
}

export interface Violation {
  /** The step after which it showed; null when it showed at rest. */
  readonly step: number | null;
  readonly problems: readonly string[];
}

const CLIMATES: readonly Weather[] = [
  { faults: 0.01, deaths: 0.5, freezes: 0.1 },
  { faults: 0.04, deaths: 0.3, freezes: 0.2 },
  { faults: 0.1, deaths: 0.25, freezes: 0.15 },
  { faults: 0.25, deaths: 0.2, freezes: 0.1 },
];

/** So often everything is judged from nothing, whether it has changed or not. */
const ANEW_EVERY = 25;

/** Null when every promise was kept. */
export async function playInMemory(
  story: MemoryStory,
  tally: Tally,
  diary: string[] | null = null,
): Promise<Violation | null> {
  // A trace for each of the faults costs more than the rest of the story, and only the diary's reader cares.
  const { stackTraceLimit } = Error;
  if (!diary) Error.stackTraceLimit = 0;
  const random = new Random(story.seed);
  const world = await World.open(random, tally);
  const judge = new Judge(world);
  world.lives.diary = diary;
  const climate = random.pick(CLIMATES);
  const hasWebhooks = random.chance(0.8);
  try {
    for (const [index, step] of story.steps.entries()) {
      world.lives.weather = climate;
      tally.steps += 1;
      diary?.push(`${index + 1}. ${step.acts.map(({ name, slot }) => `${name}(${slot})`).join(" + ")}`);
      const chance = new Random(step.seed);
      const acts = step.acts.filter(({ name }) => hasWebhooks || name !== "webhook");
      await Promise.all([
        world.lives.thaw(() => chance.chance(0.3)),
        ...acts.map((act) => perform(world, act)),
      ]);
      world.events.notice();
      const problems = index % ANEW_EVERY === 0 ? judge.anew() : judge.now();
      if (problems.length > 0) return { step: index + 1, problems };
    }
    world.lives.weather = FINE;
    const unhealed = await lookAtEverything(world, { judge, random });
    if (unhealed.length > 0) return { step: null, problems: unhealed };
    const { differences, problems: late } = await comeToRest(world, { judge, random });
    const problems = [...late, ...judge.atRest(), ...judgeDifferences(world, differences)];
    return problems.length > 0 ? { step: null, problems } : null;
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { step: null, problems: [`unexpected: ${why}`] };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    tally.orders += world.orders.length;
  }
}

async function perform(world: World, { name, slot, seed }: Act<ActName>): Promise<void> {
  const random = new Random(seed);
  const act = async () => ACTS[name](world, { slot, random });
  if (WORLDLY.has(name)) await act();
  else await world.live(seed, act);
}
