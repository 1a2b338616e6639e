/**
 * What happens in one run, written down before it happens: steps of acts, each with a seed of its own, so
 * that leaving one out changes nothing about the others.
 *
 * Belongs here: making a story from a seed. Does not: playing it.
 */
import { Random } from "../random.ts";

export interface Act<Name extends string = string> {
  readonly name: Name;
  /** Which order it is about, if it is about one. */
  readonly slot: number;
  /** Decides its details, and what goes wrong in it. */
  readonly seed: number;
}

export interface Step<Name extends string = string> {
  /** They happen at once and meet in the middle. */
  readonly acts: readonly Act<Name>[];
  /** Decides what the world does at this step. */
  readonly seed: number;
}

export interface Story<Name extends string = string> {
  readonly seed: number;
  readonly steps: readonly Step<Name>[];
}

/** The seed's own story. `names` holds an act as often as it should be picked. */
export function tellStory<Name extends string>(
  seed: number,
  o: { steps: number; slots: number; actsMax: number; names: readonly Name[] },
): Story<Name> {
  const random = new Random(Math.imul(seed, 0x9e3779b1));
  const steps = Array.from({ length: o.steps }, () => ({
    seed: seedOf(random),
    acts: Array.from({ length: 1 + random.below(o.actsMax) }, () => ({
      name: random.pick(o.names),
      slot: random.below(o.slots),
      seed: seedOf(random),
    })),
  }));
  return { seed, steps };
}

function seedOf(random: Random): number {
  return Math.floor(random.next() * 4_294_967_296);
}

/** One line for each step, for people. */
export function retell(story: Story): string {
  return story.steps
    .map(({ acts }, index) => {
      const told = acts.map(({ name, slot }) => `${name}(${slot})`).join(" + ");
      return `  ${index + 1}. ${told || "nothing"}`;
    })
    .join("\n");
}
