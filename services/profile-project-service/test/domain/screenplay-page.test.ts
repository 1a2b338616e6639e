import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { countLines, countPages, type ScreenplayElement } from "../../src/domain/screenplay-page.ts";

const action = (lines: number): ScreenplayElement => ({
  kind: "action",
  text: "line\n".repeat(lines).trimEnd(),
});
const heading: ScreenplayElement = { kind: "scene_heading", text: "INT. HARBOUR OFFICE - DAY" };
const cue: ScreenplayElement = { kind: "character", text: "MARA" };
const dialogue = (lines: number): ScreenplayElement => ({
  kind: "dialogue",
  text: "word\n".repeat(lines).trimEnd(),
});

describe("the standard page", () => {
  it("breaks lines between words, and inside a word only when it is wider than the column", () => {
    assert.equal(countLines("", 10), 1);
    assert.equal(countLines("1234567890", 10), 1);
    assert.equal(countLines("12345 67890", 10), 2);
    assert.equal(countLines("1234 67890", 10), 1);
    assert.equal(countLines("12345678901", 10), 2);
    assert.equal(countLines("a 123456789012345678901234567890 b", 10), 5);
    assert.equal(countLines("a\n\nb", 10), 3);
  });

  // Drawn by hand: elements → pages. 55 lines fill a page; an empty line stands between two blocks.
  const drawn: readonly { name: string; elements: readonly ScreenplayElement[]; pages: number }[] = [
    { name: "nothing", elements: [], pages: 0 },
    { name: "only blank text", elements: [{ kind: "action", text: "  \n " }], pages: 0 },
    { name: "one line", elements: [action(1)], pages: 1 },
    { name: "exactly a page", elements: [action(55)], pages: 1 },
    { name: "a line more than a page", elements: [action(56)], pages: 2 },
    { name: "two blocks and their empty line fill it", elements: [action(27), action(27)], pages: 1 },
    { name: "the empty line does not fit", elements: [action(27), action(28)], pages: 2 },
    { name: "no empty line at the head of a page", elements: [action(55), action(55)], pages: 2 },
    { name: "a forced page", elements: [action(1), { kind: "page_break" }, action(1)], pages: 2 },
    { name: "breaks at the end make no page", elements: [action(1), { kind: "page_break" }], pages: 1 },
    { name: "a heading keeps two lines of its scene", elements: [action(51), heading, action(1)], pages: 2 },
    { name: "… which fit here", elements: [action(50), heading, action(2)], pages: 1 },
    { name: "a cue keeps its speech's beginning", elements: [action(52), cue, dialogue(2)], pages: 2 },
    { name: "a speech over the page repeats its cue", elements: [cue, dialogue(54 + 54 + 1)], pages: 3 },
    {
      name: "two columns count once",
      elements: [
        {
          kind: "dual_dialogue",
          left: [{ kind: "dialogue", text: "line\n".repeat(40) }],
          right: [{ kind: "dialogue", text: "line\n".repeat(40) }],
        },
      ],
      pages: 1,
    },
  ];
  for (const { name, elements, pages } of drawn)
    it(`${name}: ${pages}`, () => assert.equal(countPages(elements), pages));
});
