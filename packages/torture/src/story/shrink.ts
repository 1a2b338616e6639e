/** Makes a failing story short: leaves out whatever it fails without. */
import type { Step, Story } from "./story.ts";

/**
 * The shortest story found within `tries` plays that still fails. `fails` plays a story and says whether it
 * does.
 */
export async function shrink<Name extends string>(
  story: Story<Name>,
  fails: (story: Story<Name>) => Promise<boolean>,
  tries = 400,
): Promise<Story<Name>> {
  let left = tries;
  const stillFails = async (steps: readonly Step<Name>[]) => left-- > 0 && fails({ ...story, steps });
  const steps = await withoutChunks(story.steps, stillFails);
  // Whole steps first, then single acts of those that are left.
  const acts = steps.flatMap((step) => step.acts.map((act) => ({ ...step, acts: [act] })));
  const apart = acts.length > steps.length && (await stillFails(acts)) ? acts : steps;
  let shorter = await withoutChunks(apart, stillFails);
  for (const [index, step] of shorter.entries()) {
    for (const act of step.acts.length > 1 ? step.acts : []) {
      const candidate = shorter.with(index, {
        ...step,
        acts: (shorter[index]?.acts ?? []).filter((other) => other !== act),
      });
      if (await stillFails(candidate)) shorter = candidate;
    }
  }
  return { ...story, steps: shorter };
}

/** Leaves out halves, then quarters, and so on down to single ones. */
async function withoutChunks<T>(
  items: readonly T[],
  stillFails: (items: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let kept = items;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      const candidate = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (await stillFails(candidate)) kept = candidate;
      else at += size;
    }
  }
  return kept;
}
