/**
 * When the demo's stories happen: each step's distance from today, and the moments at which the clock stops
 * for those who act.
 *
 * Belongs here: arithmetic with days. Does not: what a step does (seed-orders.ts).
 */
import type { ScriptKey } from "./scripts.ts";
import type { StepName, Story } from "./stories/story.ts";

/** What one person does in one sitting. */
export interface Act {
  readonly story: Story;
  readonly steps: readonly ActStep[];
  readonly daysAgo: number;
}
export type ActStep = "place" | StepName;

/** Everybody acts at the same moment, each in another story. */
export interface Moment {
  readonly daysAgo: number;
  readonly acts: readonly Act[];
}

/** Done in the same sitting as the step before. */
const AT_ONCE: ReadonlySet<StepName> = new Set(["pay", "review"]);

/** Days after the step before: at least, and how much longer one story may take than another. */
const AFTER: Readonly<Record<Exclude<StepName, "pay" | "review">, readonly [least: number, more: number]>> = {
  claim: [0.15, 0.9],
  start: [0.1, 0.3],
  deliver: [1, 0],
  complete: [0.4, 2.6],
  complete_unpayable: [0.8, 0],
  cancel: [0.3, 0.4],
  dispute: [0.5, 1.5],
  answer: [0.3, 0.4],
  take_up: [0.4, 0.3],
  rule: [2.5, 1.5],
  // Windows: as long as they are, and what the step before may have come late (SPAN_DAYS).
  lapse: [0.6, 0],
  go_unclaimed: [3.6, 0],
  accept_silently: [7.6, 0],
  charge_back: [0.6, 0],
  lose_chargeback: [5, 1],
  suspect: [0.4, 0],
};

export function actsOf(story: Story): Act[] {
  const acts: { story: Story; steps: ActStep[]; daysAgo: number }[] = [];
  let daysAgo = placedDaysAgo(story);
  let steps: ActStep[] = ["place"];
  acts.push({ story, steps, daysAgo });
  for (const step of story.steps) {
    if (!AT_ONCE.has(step)) {
      daysAgo -= daysUntil(step, story);
      steps = [];
      acts.push({ story, steps, daysAgo });
    }
    steps.push(step);
  }
  return acts;
}

/** Long ago nobody orders at the very hour at which the demo is made. */
function placedDaysAgo({ daysAgo, script, offer }: Story): number {
  return daysAgo < RECENT_DAYS ? daysAgo : daysAgo + 0.8 * leisure(`${offer} ${script} placed`);
}

function daysUntil(step: StepName, story: Story): number {
  if (step === "claim" && story.claimedAfterDays !== undefined) return story.claimedAfterDays;
  if (step === "deliver" && story.readingDays !== undefined) return story.readingDays;
  const [least, more] = AFTER[step as keyof typeof AFTER];
  return least + more * leisure(`${story.script} ${story.offer} ${step}`);
}

/** From 0 to 1, the same for the same words: people differ, a second making does not. */
function leisure(words: string): number {
  let sum = 7;
  for (const letter of words) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return sum / 9_973;
}

/** A writer uploads a script the evening before they first order for it. */
export function uploadsBefore(stories: readonly Story[]): { key: ScriptKey; daysAgo: number }[] {
  const first = new Map<ScriptKey, number>();
  for (const story of stories)
    first.set(story.script, Math.max(first.get(story.script) ?? 0, placedDaysAgo(story)));
  return [...first].map(([key, daysAgo]) => ({ key, daysAgo: daysAgo + 0.4 + 0.5 * leisure(key) }));
}

/** Longer ago nobody minds who acted a few hours after whom. */
const SPAN_DAYS = 0.5;
const RECENT_DAYS = 4;
const RECENT_SPAN_DAYS = 0.04;

/**
 * The acts of all stories, oldest first, gathered so that the clock stops seldom. Nobody acts before their
 * time, and no story goes two steps in one moment.
 */
export function momentsOf(stories: readonly Story[]): Moment[] {
  const moments: { daysAgo: number; acts: Act[] }[] = [];
  for (const act of stories.flatMap(actsOf).toSorted((a, b) => b.daysAgo - a.daysAgo)) {
    const last = moments.at(-1);
    const first = last?.acts[0];
    const span = act.daysAgo > RECENT_DAYS ? SPAN_DAYS : RECENT_SPAN_DAYS;
    const joins =
      first && first.daysAgo - act.daysAgo <= span && last.acts.every(({ story }) => story !== act.story);
    if (last && joins) {
      last.acts.push(act);
      last.daysAgo = act.daysAgo;
    } else moments.push({ daysAgo: act.daysAgo, acts: [act] });
  }
  return moments;
}
