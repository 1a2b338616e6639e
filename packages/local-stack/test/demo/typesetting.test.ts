/** The demo's PDFs are real pages: as many as the text fills, and no line beyond its margins. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { prose } from "../../src/demo/prose.ts";
import { renderReport } from "../../src/demo/report-pdf.ts";
import { omarOnNorthbound } from "../../src/demo/reports/northbound.ts";
import { type Line, layOut } from "../../src/demo/screenplay-layout.ts";
import { renderScreenplay } from "../../src/demo/screenplay-pdf.ts";

const textOf = (line: Line | null | undefined) => line?.runs.map(({ text }) => text).join("") ?? "";
const northbound = () =>
  readFile(new URL("../../src/demo/scripts/northbound.fountain", import.meta.url), "utf8");
const countPdfPages = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;

describe("a screenplay", () => {
  it("keeps to 54 lines a page and to the paper's margins", async () => {
    const { pages } = layOut(await northbound());
    assert.ok(pages.length >= 5);
    for (const page of pages) {
      assert.ok(page.length <= 54, `a page has ${page.length} lines`);
      for (const line of page) if (line) assert.ok(line.column + textOf(line).length <= 75, textOf(line));
    }
  });

  it("never leaves a scene heading alone at the foot of a page", async () => {
    for (const page of layOut(await northbound()).pages)
      assert.doesNotMatch(textOf(page.at(-1)), /^(INT|EXT)\. /);
  });

  it("says that a speech goes on when it runs over the page", () => {
    const action = Array.from({ length: 24 }, (_, n) => `He counts ${n}.`).join("\n\n");
    const speech = "We keep what the sea leaves us and we count it in the morning. ".repeat(6);
    const { pages } = layOut(`INT. HUT - DAY\n\n${action}\n\nHESTER\n${speech}`);
    assert.equal(textOf(pages[0]?.at(-1)), "(MORE)");
    assert.equal(textOf(pages[1]?.[0]), "HESTER (CONT'D)");
  });

  it("loses and doubles no word", () => {
    const { pages } = layOut("INT. HUT - DAY\n\nShe says *nothing* and _means_ it.\n");
    assert.deepEqual(pages[0]?.map(textOf), ["INT. HUT - DAY", "", "She says nothing and means it."]);
    assert.deepEqual(
      pages[0]?.[2]?.runs.map(({ italic, underline }) => [italic, underline]),
      [
        [false, false],
        [true, false],
        [false, false],
        [false, true],
        [false, false],
      ],
    );
  });

  it("is a PDF of its title page and its pages", async () => {
    const text = await northbound();
    assert.equal(countPdfPages(await renderScreenplay(text)), layOut(text).pages.length + 1);
  });
});

describe("a report", () => {
  it("is a PDF with the plot's map on a page of its own", async () => {
    const sheet = {
      title: "Northbound",
      writer: "Elena Marsh",
      reader: "Omar Haddad",
      format: "Feature",
      genre: "Thriller",
      pageCount: 11,
      orderId: "cord_1",
    };
    const { map: _, ...withoutMap } = omarOnNorthbound;
    const pages = countPdfPages(await renderReport(sheet, omarOnNorthbound));
    assert.equal(pages, countPdfPages(await renderReport(sheet, withoutMap)) + 1);
  });
});

describe("prose", () => {
  it("joins the lines of a paragraph and keeps paragraphs apart", () => {
    const text = prose`
      One
      two.

      Three.
    `;
    assert.equal(text, "One two.\n\nThree.");
  });
});
