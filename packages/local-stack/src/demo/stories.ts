/**
 * What has happened in the demo marketplace: one story per order, and in it every status an order can have.
 *
 * Belongs in stories/: who orders what from whom, how far it goes, what is said. Does not: the reports
 * (reports/), how a step is taken (take-step.ts), when (timeline.ts).
 */
import { CALLUMS_STORIES } from "./stories/callum.ts";
import { ELENAS_STORIES } from "./stories/elena.ts";
import { HANAS_STORIES } from "./stories/hana.ts";
import { INGRIDS_STORIES } from "./stories/ingrid.ts";
import { MARCUSS_STORIES } from "./stories/marcus.ts";
import { OTHER_STORIES } from "./stories/others.ts";
import { RETURN_VISITS } from "./stories/return-visits.ts";
import type { Story } from "./stories/story.ts";

export const STORIES: readonly Story[] = [
  ...OTHER_STORIES,
  ...ELENAS_STORIES,
  ...CALLUMS_STORIES,
  ...HANAS_STORIES,
  ...INGRIDS_STORIES,
  ...MARCUSS_STORIES,
  ...RETURN_VISITS,
];
