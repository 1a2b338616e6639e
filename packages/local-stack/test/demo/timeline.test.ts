/** The demo's stories fit into the days they are given: nothing lies ahead, no window closes by mistake. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DEMO_DAYS } from "../../src/demo/index.ts";
import { OFFERS } from "../../src/demo/services.ts";
import type { StepName, Story } from "../../src/demo/stories/story.ts";
import { STORIES } from "../../src/demo/stories.ts";
import { actsOf, momentsOf } from "../../src/demo/timeline.ts";

/** What a moment may come later than the act was meant. */
const SLACK_DAYS = 0.5;
const CLAIM_DAYS = 3;
const LATE_GRACE_DAYS = 3;
const REVIEW_DAYS = 7;

function daysAgo(story: Story, step: StepName | "place"): number | null {
  return actsOf(story).find(({ steps }) => steps.includes(step))?.daysAgo ?? null;
}

/** From one step to the next, or to the present where the story has not come further. */
function daysBetween(story: Story, from: StepName, to: readonly StepName[]): number | null {
  const began = daysAgo(story, from);
  if (began === null) return null;
  const ended = to.flatMap((step) => daysAgo(story, step) ?? [])[0];
  return ended === undefined ? began : began - ended + SLACK_DAYS;
}

const named = (story: Story) => `${story.script} by ${story.offer}`;

describe("the demo's past", () => {
  it("begins after everybody has come, spans months, and ends before the present", () => {
    const all = STORIES.flatMap(actsOf).map((act) => act.daysAgo);
    assert.ok(Math.max(...all) < DEMO_DAYS - 1);
    assert.ok(Math.max(...all) > 80);
    assert.ok(Math.min(...all) > 0);
  });

  it("lets nobody wait so long that a window closes, but where that is the story", () => {
    for (const story of STORIES) {
      const has = (step: StepName) => story.steps.includes(step);
      const claim = daysBetween(story, "pay", ["claim", "cancel"]);
      if (claim !== null && !has("go_unclaimed")) assert.ok(claim < CLAIM_DAYS, `${named(story)} is claimed`);
      const read = daysBetween(story, "claim", ["deliver"]);
      const patience = OFFERS[story.offer].turnaroundDays + LATE_GRACE_DAYS;
      if (read !== null && !has("lose_chargeback"))
        assert.ok(read < patience, `${named(story)} is delivered`);
      const answer = daysBetween(story, "deliver", ["complete", "complete_unpayable", "dispute"]);
      // What the bank has frozen does not complete by itself.
      if (answer !== null && !has("accept_silently") && !has("charge_back"))
        assert.ok(answer < REVIEW_DAYS, `${named(story)} is answered`);
    }
  });

  it("lets nobody act before their time, nor twice at one moment", () => {
    const moments = momentsOf(STORIES);
    for (const [index, { daysAgo: at, acts }] of moments.entries()) {
      assert.ok(acts.every((act) => act.daysAgo >= at && act.daysAgo - at <= SLACK_DAYS));
      assert.ok(index === 0 || at <= (moments[index - 1]?.daysAgo ?? at));
      assert.equal(new Set(acts.map(({ story }) => story)).size, acts.length);
    }
    assert.equal(
      moments.flatMap(({ acts }) => acts.flatMap(({ steps }) => steps)).length,
      STORIES.flatMap(({ steps }) => ["place", ...steps]).length,
    );
  });
});
