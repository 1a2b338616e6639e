import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ScriptElement } from "@script-manifest/contracts";
import { breakLines, joinLines } from "../../src/domain/line-breaking.ts";
import { countPages, layOut, type ScreenplayElement } from "../../src/domain/screenplay-page.ts";

const countLines = (text: string, width: number) => breakLines(text, width).lines.length;

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

  it("puts the lines it broke together again as they were", () => {
    const text = "Fog comes in.\n\nOne  after another the electriclightsgooutalongthequay, until";
    const broken = breakLines(text, 10);
    assert.equal(joinLines(broken, 0, broken.lines.length), text.replace("  ", " "));
    for (let at = 1; at < broken.lines.length; at += 1) {
      const { glue } = broken.lines[at] ?? { glue: "" };
      assert.equal(
        joinLines(broken, 0, at) + glue + joinLines(broken, at, broken.lines.length),
        text.replace("  ", " "),
      );
    }
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

describe("what stands on a page", () => {
  const numbered = (kind: "action" | "dialogue", from: number, to: number): ScriptElement => ({
    kind,
    text: Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}`).join("\n"),
  });

  it("is every element once, in order, with its line breaks", () => {
    const elements: ScreenplayElement[] = [
      heading,
      action(2),
      cue,
      dialogue(1),
      { kind: "page_break" },
      action(1),
    ];
    assert.deepEqual(layOut(elements), [
      { elements: [heading, action(2), cue, dialogue(1)] },
      { elements: [action(1)] },
    ]);
  });

  it("an action that runs over the page goes on where it broke", () => {
    assert.deepEqual(layOut([numbered("action", 1, 60) as ScreenplayElement]), [
      { elements: [numbered("action", 1, 55)] },
      { elements: [numbered("action", 56, 60)] },
    ]);
  });

  it("a speech that runs over the page says so, and names its speaker again", () => {
    assert.deepEqual(layOut([cue, numbered("dialogue", 1, 60) as ScreenplayElement]), [
      { elements: [cue, { ...numbered("dialogue", 1, 54), goesOn: "to" }] },
      { elements: [{ ...cue, goesOn: "from" }, numbered("dialogue", 55, 60)] },
    ]);
  });

  it("two at once who run over the page go on in their columns, the shorter one in silence", () => {
    const left = [{ ...cue }, numbered("dialogue", 1, 60)] as never;
    const right = [{ kind: "character", text: "TOBIAS" }, numbered("dialogue", 1, 2)] as never;
    const [first, second] = layOut([{ kind: "dual_dialogue", left, right }]);
    assert.deepEqual(first, {
      elements: [
        { kind: "dual_dialogue", left: [cue, { ...numbered("dialogue", 1, 54), goesOn: "to" }], right },
      ],
    });
    const goesOn = [{ ...cue, goesOn: "from" }, numbered("dialogue", 55, 60)];
    assert.deepEqual(second, { elements: [{ kind: "dual_dialogue", left: goesOn, right: [] }] });
  });
});
