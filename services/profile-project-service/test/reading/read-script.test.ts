/** Every kind of file a person may upload, and what is read from it. In this thread, without limits. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readScript } from "../../src/reading/read-script.ts";
import {
  assemblePdf,
  bytesOf,
  fdxFile,
  fountainFile,
  makeEncryptedPdf,
  makeFdx,
  makePdf,
} from "../fixtures/files.ts";

const CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>";

async function assertScript(bytes: Uint8Array, expected: { format: string; pageCount: number }) {
  assert.deepEqual(await readScript(bytes), { kind: "script", ...expected });
}

async function assertUnreadable(bytes: Uint8Array, reason: RegExp) {
  const reading = await readScript(bytes);
  assert.equal(reading.kind, "unreadable");
  assert.match(reading.reason, reason);
}

describe("reading a PDF", () => {
  it("counts its pages, with and without object streams", async () => {
    await assertScript(await makePdf({ pages: 7 }), { format: "pdf", pageCount: 7 });
    await assertScript(await makePdf({ pages: 121, useObjectStreams: false }), {
      format: "pdf",
      pageCount: 121,
    });
  });

  it("finds the header behind a few other bytes, as other readers do", async () => {
    const pdf = await makePdf({ pages: 2 });
    await assertScript(new Uint8Array([...bytesOf("\n\n"), ...pdf]), { format: "pdf", pageCount: 2 });
  });

  it("does not believe a page count its page tree does not bear out", async () => {
    const lying = Buffer.from(await makePdf({ pages: 3, useObjectStreams: false })).toString("latin1");
    const bytes = new Uint8Array(Buffer.from(lying.replace("/Count 3", "/Count 9"), "latin1"));
    await assertScript(bytes, { format: "pdf", pageCount: 3 });
  });

  it("refuses one that is cut off", async () => {
    for (const useObjectStreams of [true, false]) {
      const pdf = await makePdf({ pages: 5, useObjectStreams });
      await assertUnreadable(pdf.slice(0, pdf.length - 40), /cut off/);
      await assertUnreadable(pdf.slice(0, pdf.length / 2), /cut off/);
    }
  });

  it("refuses one that needs a password, and says so", async () => {
    await assertUnreadable(makeEncryptedPdf(), /password/);
  });

  it("refuses damage, empty page trees, trees in a circle and pages that are not there", async () => {
    await assertUnreadable(bytesOf("%PDF-1.7\nnothing of it\n%%EOF"), /damaged/);
    await assertUnreadable(
      assemblePdf([CATALOGUE, "<< /Type /Pages /Kids [] /Count 0 >>"]),
      /damaged|no pages/,
    );
    await assertUnreadable(assemblePdf([CATALOGUE, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]), /damaged/);
    await assertUnreadable(assemblePdf([CATALOGUE, "<< /Type /Pages /Kids [9 0 R] /Count 1 >>"]), /damaged/);
    await assertUnreadable(assemblePdf(["<< /Type /Catalog >>"]), /damaged/);
  });
});

describe("reading a Final Draft file", () => {
  it("takes the pages the file states", async () => {
    await assertScript(fdxFile, { format: "fdx", pageCount: 2 });
    await assertScript(makeFdx({ pages: 4, page: "3", length: "1 5/8" }), { format: "fdx", pageCount: 4 });
  });

  it("lays the text out when nothing is stated", async () => {
    await assertScript(makeFdx({ pages: 4, page: "", length: "" }), { format: "fdx", pageCount: 4 });
    await assertScript(makeFdx({ pages: 4, page: "x", length: "-3/8" }), { format: "fdx", pageCount: 4 });
  });

  it("does not believe numbers far below what the text fills", async () => {
    await assertScript(makeFdx({ pages: 40, page: "1", length: "1/8" }), { format: "fdx", pageCount: 40 });
  });

  it("refuses a document type, whatever entities it declares", async () => {
    const xml = `<?xml version="1.0"?><!-- x -->
      <!DOCTYPE FinalDraft [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>
      <FinalDraft><Content><Paragraph Type="Action"><Text>&b;</Text></Paragraph></Content></FinalDraft>`;
    await assertUnreadable(bytesOf(xml), /document type/);
  });

  it("never expands an entity", async () => {
    const paragraph = `<Paragraph Type="Action"><Text>&amp;&#65;&bomb;</Text></Paragraph>`;
    const xml = `<FinalDraft><Content>${paragraph}</Content></FinalDraft>`;
    await assertScript(bytesOf(xml), { format: "fdx", pageCount: 1 });
  });

  it("refuses one that is cut off, empty, nested without end, or not Final Draft's", async () => {
    await assertUnreadable(fdxFile.slice(0, fdxFile.length / 2), /damaged or incomplete/);
    await assertUnreadable(bytesOf("<FinalDraft></FinalDraft>"), /no script/);
    await assertUnreadable(bytesOf("<FinalDraft><Content><Paragraph/></Content></FinalDraft>"), /no pages/);
    await assertUnreadable(bytesOf(`<FinalDraft>${"<a>".repeat(50_000)}`), /damaged/);
    await assertUnreadable(
      bytesOf("<?xml version='1.0'?><html><body/></html>"),
      /not one written by Final Draft/,
    );
    await assertUnreadable(bytesOf("<!doctype html><p>x</p>"), /document type/);
    await assertUnreadable(
      bytesOf("<?xml version='1.0'?><!-- never closed"),
      /not one written by Final Draft/,
    );
  });
});

describe("reading Fountain and plain text", () => {
  it("lays out what is printed and starts pages where the writer did", async () => {
    await assertScript(fountainFile, { format: "fountain", pageCount: 2 });
  });

  it("counts neither the title page nor notes, sections, synopses and boneyards", async () => {
    const unprinted = "= A synopsis.\n\n# Act\n\n[[A note.]]\n\n/* cut\n\nout */\n\n".repeat(200);
    const titlePage = `Title: Long\nAuthor: Me\nNotes:\n${"    line\n".repeat(100)}`;
    const text = `${titlePage}\nINT. ROOM - DAY\n\nA room.\n\n${unprinted}`;
    await assertScript(bytesOf(text), { format: "fountain", pageCount: 1 });
  });

  it("reads lyrics, two people at once, and every line ending", async () => {
    const text = "MARA\n~Low tide\n~slow tide\n\nTOBIAS ^\nStop.\n\n";
    for (const lines of [text, text.replaceAll("\n", "\r\n"), text.replaceAll("\n", "\r")])
      await assertScript(bytesOf(lines), { format: "fountain", pageCount: 1 });
  });

  it("reads text as writers' programs save it", async () => {
    const text = "INT. CAFÉ - DAY\n\nA café.\n";
    const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
    await assertScript(bytesOf(`\ufeff${text}`), { format: "fountain", pageCount: 1 });
    await assertScript(new Uint8Array(utf16), { format: "fountain", pageCount: 1 });
    await assertScript(new Uint8Array(utf16.swap16()), { format: "fountain", pageCount: 1 });
    await assertScript(new Uint8Array(Buffer.from(text, "latin1")), { format: "fountain", pageCount: 1 });
  });

  it("is about a page for a page of typed text", async () => {
    const scene =
      "INT. ROOM - DAY\n\nMara looks at the lamp for a long time and says nothing.\n\nMARA\nStill here.\n\n";
    // Seven lines a scene with the empty ones between; the last one's falls on the page's edge, so eight fill
    // a page.
    await assertScript(bytesOf(scene.repeat(72)), { format: "fountain", pageCount: 9 });
    await assertScript(bytesOf(scene.repeat(73)), { format: "fountain", pageCount: 10 });
  });

  it("refuses text without a page, and more text than any screenplay has", async () => {
    await assertUnreadable(bytesOf(" \n\n "), /empty/);
    await assertUnreadable(bytesOf("Title: Only a title page\nAuthor: Me\n"), /no pages/);
    await assertUnreadable(bytesOf("[[only a note]]"), /no pages/);
    await assertUnreadable(bytesOf("a\n".repeat(1_000_001)), /too long/);
    await assertUnreadable(bytesOf("a\n".repeat(200_000)), /too many pages/);
  });
});

describe("reading what is no screenplay", () => {
  const files: readonly [name: string, bytes: Uint8Array, reason: RegExp][] = [
    ["nothing at all", bytesOf(""), /empty/],
    [
      "a picture",
      new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0]),
      /neither a PDF nor a text/,
    ],
    ["a Word file", bytesOf("PK\u0003\u0004\u0014\u0000rest"), /Word or zip/],
    ["an old Word file", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), /old Word/],
    ["an RTF file", bytesOf("{\\rtf1\\ansi hello}"), /RTF/],
    ["a program", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), /neither a PDF nor a text/],
  ];
  for (const [name, bytes, reason] of files) it(`refuses ${name}`, () => assertUnreadable(bytes, reason));
});
