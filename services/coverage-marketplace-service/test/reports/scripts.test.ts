/** The report in the world's scripts: what is drawn can be read back by a reader that knows nothing of it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import { inVisualOrder } from "../../src/reports/pdf/bidi.ts";
import { PdfReportPrinter } from "../../src/reports/pdf/index.ts";
import { type Line, linesOf } from "../../src/reports/pdf/lines.ts";
import { languageOf } from "../../src/reports/pdf/words.ts";

async function printed(summary: string, title = "The Salt Line") {
  const bytes = await new PdfReportPrinter().print({
    topSheet: {
      orderId: "cord_42",
      title,
      writerName: "Elena Marsh",
      readerName: "Daniel Kessler",
      pageCount: 9,
      format: "Short film",
      genre: "Drama",
      draftDate: null,
    },
    serviceTitle: "Full coverage",
    summary,
    strengths: "",
    weaknesses: "",
    recommendations: "",
    score: null,
    report: null,
    createdAt: 1_767_225_600_000,
  });
  const { text, totalPages } = await extractText(await getDocumentProxy(Uint8Array.from(bytes)), {
    mergePages: true,
  });
  return { bytes, text: text.replace(/\s+/g, " "), totalPages };
}

/** Ten wide for every character, so that lines can be counted by hand. */
const lay = (text: string, charactersPerLine: number): Line[] =>
  linesOf(text, {
    face: "serif",
    width: charactersPerLine * 10,
    measure: (_, piece) => Array.from(piece).length * 10,
  });
const wordsOf = (lines: readonly Line[]): string[] =>
  lines.map(({ pieces }) => pieces.map(({ text }) => text).join(""));

describe("a report in any script", () => {
  const samples = {
    Chinese: "这部剧本的结构非常清晰，龙凤体国语。",
    "traditional Chinese": "臺灣觀眾會喜歡這個故事。",
    Japanese: "この脚本の台詞はとても素晴らしい。",
    Korean: "각본의 대사는 매우 훌륭합니다.",
    Hebrew: "התסריט כתוב היטב",
    Arabic: "باختصار المشهد الثالث",
    Cyrillic: "Сценарий хорош.",
    Greek: "Ελληνικά και διάλογος.",
    Vietnamese: "Tiếng Việt: kịch bản rất hay.",
    Armenian: "Հայերեն",
    Georgian: "ქართული",
    Amharic: "አማርኛ",
    emoji: "👍🎬 👩‍👩‍👧‍👦 🇩🇪 😀",
    mathematics: "∑ ≤ ★ ✓",
  };
  for (const [script, sample] of Object.entries(samples))
    it(`is read back as it was written: ${script}`, async () => {
      const { text } = await printed(sample, sample);
      assert.ok(text.includes(sample), text);
      assert.doesNotMatch(text, /[\0\ufffd]/);
    });

  it("has a sign in the place of what no font draws, and says in the file what it was", async () => {
    const { text } = await printed("[\u{13000}] [\ud800] [\u0007] [\ue000]");
    assert.ok(text.includes("[\ufffd] [\ufffd] [] ["), text);
    const [[sign] = []] = lay("\u{13000}", 10).map(({ pieces }) => pieces);
    assert.deepEqual([sign?.text, sign?.missing], ["\ufffd", "\u{13000}"]);
  });

  it("is printed as well with accents in heaps, joiners alone and turns that never end", async () => {
    const heap = `a${"\u0301\u0334\u0489".repeat(200)}`;
    const { totalPages } = await printed(`${heap}\u200d\u200c\u202e abc \u2067\u05d0\u202d\ufeff\u00ad`);
    assert.equal(totalPages, 1);
  });

  it("tells a screen reader the language where the script names it", () => {
    assert.equal(languageOf("この脚本の台詞は素晴らしい"), "ja");
    assert.equal(languageOf("这部剧本很好"), "zh");
    assert.equal(languageOf("각본의 대사"), "ko");
    assert.equal(languageOf("התסריט of 1979"), "he");
    assert.equal(languageOf("Сценарий"), undefined);
    assert.equal(languageOf("42"), undefined);
  });
});

describe("lines", () => {
  it("end where words do, and the space at an end may stand over", () => {
    assert.deepEqual(wordsOf(lay("one two three", 7)), ["one two", "three"]);
    assert.deepEqual(wordsOf(lay("one\n\ntwo", 7)), ["one", "", "two"]);
    assert.deepEqual(wordsOf(lay("", 7)), [""]);
  });

  it("end within a word that is longer than they are", () => {
    assert.deepEqual(wordsOf(lay("a pneumonia", 5)), ["a pne", "umoni", "a"]);
  });

  it("end between Chinese characters, though not before a full stop", () => {
    assert.deepEqual(wordsOf(lay("龙凤体国。", 4)), ["龙凤体", "国。"]);
  });

  it("run from the right in Hebrew, with numbers and names as they are", () => {
    const [line] = lay("אב 45 Act גד", 40);
    assert.equal(line?.isRightToLeft, true);
    const placed = [...(line?.pieces ?? [])].sort((a, b) => a.x - b.x).map(({ text }) => text.trim());
    assert.deepEqual(
      placed.filter((text) => text !== ""),
      ["גד", "Act", "45", "אב"],
    );
  });

  it("are put in order by the rule of levels, highest first", () => {
    const order = (levels: number[]) =>
      inVisualOrder(levels.map((level, index) => ({ level, index }))).map(({ index }) => index);
    assert.deepEqual(order([0, 0]), [0, 1]);
    assert.deepEqual(order([1, 1, 1]), [2, 1, 0]);
    assert.deepEqual(order([1, 2, 2, 1]), [3, 1, 2, 0]);
    assert.deepEqual(order([0, 1, 1, 0, 1]), [0, 2, 1, 3, 4]);
  });
});
