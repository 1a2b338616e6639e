/**
 * What has happened in the demo marketplace: one story per order, and in it every status an order can have.
 *
 * Belongs in stories/: who orders what from whom, how far it goes, what is said. Does not: the reports
 * (reports/), how a step is taken (seed-orders.ts).
 */
import { ELENAS_STORIES } from "./stories/elena.ts";
import { OTHER_STORIES } from "./stories/others.ts";
import type { Story } from "./stories/story.ts";

/** In the order in which they begin. */
export const STORIES: readonly Story[] = [...OTHER_STORIES, ...ELENAS_STORIES];
