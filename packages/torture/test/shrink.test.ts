import assert from "node:assert/strict";
import { it } from "node:test";
import { shrink } from "../src/index.ts";
import { tellStory } from "../src/story/story.ts";

it("a failing story is shortened to the acts it fails by", async () => {
  const story = tellStory(5, { steps: 60, slots: 3, actsMax: 4, names: ["pay", "claim", "rest", "work"] });
  const has = (name: string, of: typeof story) =>
    of.steps.some(({ acts }) => acts.some((act) => act.name === name && act.slot === 1));
  const short = await shrink(story, async (candidate) => has("pay", candidate) && has("claim", candidate));
  const left = short.steps.flatMap(({ acts }) => acts.map(({ name }) => name));
  assert.deepEqual(left.toSorted(), ["claim", "pay"]);
});
