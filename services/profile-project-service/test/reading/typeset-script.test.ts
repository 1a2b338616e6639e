/** What a text looks like laid out: nothing of the file but its words, on the pages it is counted by. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ScriptPage } from "@script-manifest/contracts";
import { readScript, typesetScript } from "../../src/reading/read-script.ts";
import { createThreadedReader } from "../../src/reading/threaded-reader.ts";
import { bytesOf, fdxFile, fountainFile, makePdf } from "../fixtures/files.ts";

async function pagesOf(bytes: Uint8Array): Promise<readonly ScriptPage[]> {
  const typesetting = await typesetScript(bytes);
  assert.equal(typesetting.kind, "pages");
  return typesetting.pages;
}

const elementsOf = async (text: string) => (await pagesOf(bytesOf(text))).flatMap(({ elements }) => elements);

describe("typesetting Fountain", () => {
  it("sets every kind of line, without marks, notes, cuts and the title page", async () => {
    const [first, second] = await pagesOf(fountainFile);
    assert.deepEqual(
      first?.elements.slice(0, 3).map(({ kind }) => kind),
      ["action", "scene_heading", "action"],
    );
    assert.deepEqual(first?.elements[1], { kind: "scene_heading", text: "EXT. HARBOUR - DUSK" });
    const dual = first?.elements.find(({ kind }) => kind === "dual_dialogue");
    assert.equal(dual, undefined, "an action stands between the two cues");
    const printed = JSON.stringify([first, second]);
    for (const unprinted of [
      "Ines Okafor",
      "Act One",
      "last gas lamp",
      "Check the year",
      "old ending",
      "*",
      "[[",
    ])
      assert.ok(!printed.includes(unprinted), unprinted);
    assert.deepEqual(first?.elements.at(-1), { kind: "centered", text: "THE END" });
    assert.deepEqual(second?.elements.at(-1), { kind: "transition", text: "FADE OUT." });
  });

  it("sets two who speak at once beside each other", async () => {
    assert.deepEqual(await elementsOf("MARA\nI hear it.\n\nTOBIAS ^\nStop.\n\n"), [
      {
        kind: "dual_dialogue",
        left: [
          { kind: "character", text: "MARA" },
          { kind: "dialogue", text: "I hear it." },
        ],
        right: [
          { kind: "character", text: "TOBIAS" },
          { kind: "dialogue", text: "Stop." },
        ],
      },
    ]);
  });

  it("lays out as many pages as are counted", async () => {
    const scene = `INT. ROOM - DAY\n\n${"Mara looks at the lamp and waits. ".repeat(9)}\n\nMARA\nStill here.\n\n`;
    for (const scenes of [1, 7, 40, 133]) {
      const bytes = bytesOf(scene.repeat(scenes));
      const reading = await readScript(bytes);
      assert.ok(reading.kind === "script");
      assert.equal((await pagesOf(bytes)).length, reading.pageCount);
    }
  });

  it("hands markup over as the text it is, and leaves out what steers and doesn't print", async () => {
    const text = "He types <script>alert(1)</script> &amp; waits.\u202egnp.exe\n";
    assert.deepEqual(await elementsOf(text), [
      { kind: "action", text: "He types <script>alert(1)</script> &amp; waits.gnp.exe" },
    ]);
  });
});

describe("typesetting Final Draft", () => {
  it("sets its paragraphs by their types", async () => {
    const elements = (await pagesOf(fdxFile)).flatMap((page) => page.elements);
    assert.ok(elements.some(({ kind }) => kind === "scene_heading"));
    assert.ok(elements.some(({ kind }) => kind === "dialogue"));
  });

  it("reads the five entities of XML and characters by number, and expands no other", async () => {
    const paragraph = `<Paragraph Type="Action"><Text>&lt;b&gt; Q&amp;A &#233;&#xe9; &bomb; &#9999999;&#27;</Text></Paragraph>`;
    assert.deepEqual(await elementsOf(`<FinalDraft><Content>${paragraph}</Content></FinalDraft>`), [
      { kind: "action", text: "<b> Q&A éé \ufffd \ufffd" },
    ]);
  });
});

describe("typesetting anything else", () => {
  it("is refused: a PDF is laid out already, and a damaged file is no script", async () => {
    assert.equal((await typesetScript(await makePdf({ pages: 1 }))).kind, "unreadable");
    assert.equal((await typesetScript(bytesOf("<FinalDraft></FinalDraft>"))).kind, "unreadable");
  });

  it("happens in the limited thread too", async () => {
    const typesetting = await createThreadedReader().typeset(fountainFile);
    assert.deepEqual(typesetting, await typesetScript(fountainFile));
  });
});
