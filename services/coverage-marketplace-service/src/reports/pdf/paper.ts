/**
 * Tagged paper: text and drawings that know what they are, so that a screen reader reads them in order.
 *
 * Belongs here: pages, styles, tags, footers. Does not: what a report says (the files beside this one).
 */
import PDFDocument from "pdfkit";
import { readFont } from "./font-files.ts";
import { type Line, linesOf } from "./lines.ts";
import { type Face, mainFont } from "./typefaces.ts";
import { languageOf } from "./words.ts";

/** What pdfkit takes and its published types do not know yet. */
declare global {
  namespace PDFKit.Mixins {
    interface StructureElementOptions {
      scope?: "Row" | "Column";
      bbox?: [left: number, top: number, right: number, bottom: number];
      placement?: "Block" | "Inline";
    }
  }
}
type Options = PDFKit.PDFDocumentOptions;
const PDF_UA = { subset: "PDF/UA" } as object as Pick<Options, "subset">;

/** Only fonts that are registered: its own is not embedded, one given here is parsed every time. */
const NO_FONT = { font: null } as object as Pick<Options, "font">;

export type Struct = PDFKit.PDFStructureElement;

export const INK = "#1b2130";
export const INK_SOFT = "#414859";
export const INK_FAINT = "#5f6675";
export const RULE = "#d5d8de";
export const PENCIL = "#2c43a8";
export const BRASS = "#b08a3c";

interface Style {
  readonly face: Face;
  /** In points, as every length here. */
  readonly size: number;
  readonly colour?: string;
  readonly lineGap?: number;
  readonly tracking?: number;
}

export const STYLES = {
  slug: { face: "script", size: 8.5, colour: INK_FAINT, tracking: 0.4 },
  title: { face: "scriptBold", size: 24, lineGap: 2 },
  heading: { face: "serifBold", size: 15 },
  body: { face: "serif", size: 11, lineGap: 3.4 },
  logline: { face: "serifItalic", size: 13.5, lineGap: 4 },
  label: { face: "sans", size: 8.5, colour: INK_FAINT },
  value: { face: "sans", size: 9.5 },
  strong: { face: "sansBold", size: 9.5 },
  verdict: { face: "serifBold", size: 14 },
  score: { face: "serifBold", size: 34 },
  note: { face: "serif", size: 9.5, lineGap: 2, colour: INK_SOFT },
  footer: { face: "sans", size: 7.5, colour: INK_FAINT },
} as const satisfies Record<string, Style>;
export type StyleName = keyof typeof STYLES;

/** US Letter, as screenplays are. */
export const PAGE = { width: 612, height: 792, margin: 72, bottom: 84 } as const;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;

/** Of a paragraph, at the foot and at the head of a page. */
const LINES_KEPT = 2;

export interface Box {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly align?: "left" | "center" | "right";
}

/** Of the present font, in thousandths of its size: what the library's types do not tell. */
const ascenderOf = (pdf: PDFKit.PDFDocument): number =>
  (pdf as object as { _font: { ascender: number } })._font.ascender;

export class Paper {
  readonly pdf: PDFKit.PDFDocument;
  readonly root: Struct;
  readonly #registered = new Set<string>();
  /** What was last asked for: a piece of text is measured first and set right after. */
  #latest: { key: string; lines: Line[] } | null = null;

  constructor(o: { title: string; author: string; subject: string; createdAtMs: number }) {
    const createdAt = new Date(o.createdAtMs);
    this.pdf = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      margins: { top: PAGE.margin, left: PAGE.margin, right: PAGE.margin, bottom: PAGE.bottom },
      pdfVersion: "1.7",
      ...PDF_UA,
      tagged: true,
      lang: "en",
      displayTitle: true,
      bufferPages: true,
      ...NO_FONT,
      info: {
        Title: o.title,
        Author: o.author,
        Subject: o.subject,
        Creator: "Script Manifest",
        CreationDate: createdAt,
        ModDate: createdAt,
      },
    });
    this.root = this.pdf.struct("Document");
    this.pdf.addStructure(this.root);
  }

  #font(path: string): void {
    if (!this.#registered.has(path)) this.pdf.registerFont(path, readFont(path));
    this.#registered.add(path);
    this.pdf.font(path);
  }

  /** Opens an element of its own below the parent. */
  open(parent: Struct, tag: string): Struct {
    const element = this.pdf.struct(tag);
    parent.add(element);
    return element;
  }

  /** One tagged piece of text; the cursor stands below it afterwards. */
  write(
    parent: Struct,
    piece: { tag: string; text: string; style: StyleName; scope?: "Row" | "Column" } & Box,
  ): void {
    const lang = languageOf(piece.text);
    const options = { ...(piece.scope && { scope: piece.scope }), ...(lang && { lang }) };
    parent.add(this.pdf.struct(piece.tag, options, () => this.set(piece.text, piece.style, piece)));
  }

  /** Running text. Neither its first line nor its last is ever left alone on a page. */
  paragraph(parent: Struct, text: string, style: StyleName): void {
    const { pdf } = this;
    const line = this.#lineHeight(style);
    const lines = this.#lines(text, style, TEXT_WIDTH).length;
    const room = Math.floor((PAGE.height - PAGE.bottom - pdf.y) / line);
    const widowed = lines - room === 1;
    if (lines > room && room < (widowed ? LINES_KEPT + 1 : LINES_KEPT)) pdf.addPage();
    const { margins } = pdf.page;
    // A line more goes over, so that the last one has company.
    const kept = widowed ? line : 0;
    margins.bottom += kept;
    this.write(parent, { tag: "P", text, style });
    margins.bottom -= kept;
  }

  /** Text without a tag of its own, for inside an element that is open. */
  set(text: string, style: StyleName, box: Box = {}): void {
    const { pdf } = this;
    const { face, size, colour = INK }: Style = STYLES[style];
    const { x = PAGE.margin, width = TEXT_WIDTH } = box;
    const lines = this.#lines(text, style, width);
    const height = this.#lineHeight(style);
    pdf.y = box.y ?? pdf.y;
    for (const line of lines) {
      if (pdf.y + height > PAGE.height - pdf.page.margins.bottom) pdf.continueOnNewPage();
      this.#font(mainFont(face));
      pdf.fontSize(size).fillColor(colour);
      const top = pdf.y;
      const align = box.align ?? (line.isRightToLeft ? "right" : "left");
      const share = align === "right" ? 1 : align === "center" ? 0.5 : 0;
      this.#draw(line, { x: x + (width - line.width) * share, y: top + this.#ascent(style), style });
      pdf.y = top + height;
    }
  }

  /** One line, its letters standing at `y`. */
  #draw({ pieces }: Line, o: { x: number; y: number; style: StyleName }): void {
    const { pdf } = this;
    const { tracking = 0 }: Style = STYLES[o.style];
    for (const { font, text, x, missing } of pieces) {
      this.#font(font);
      // What cannot be drawn is still there for whoever copies the text or has it read.
      if (missing !== null) pdf.markContent("Span", { actual: missing });
      pdf.text(text, o.x + x, o.y, { lineBreak: false, baseline: "alphabetic", characterSpacing: tracking });
      if (missing !== null) pdf.endMarkedContent();
    }
  }

  heightOf(text: string, style: StyleName, width: number = TEXT_WIDTH): number {
    return this.#lines(text, style, width).length * this.#lineHeight(style);
  }

  #lines(text: string, style: StyleName, width: number): Line[] {
    const key = `${style} ${width} ${text}`;
    if (this.#latest?.key === key) return this.#latest.lines;
    const { face, size, tracking = 0 }: Style = STYLES[style];
    const measure = (font: string, piece: string) => {
      this.#font(font);
      return this.pdf.fontSize(size).widthOfString(piece) + tracking * piece.length;
    };
    const lines = linesOf(text, { face, width, measure });
    this.#latest = { key, lines };
    return lines;
  }

  #lineHeight(style: StyleName): number {
    const { face, size, lineGap = 0 }: Style = STYLES[style];
    this.#font(mainFont(face));
    return this.pdf.fontSize(size).currentLineHeight(true) + lineGap;
  }

  /** From a line's top to the foot of its letters, whichever fonts step in on it. */
  #ascent(style: StyleName): number {
    const { face, size }: Style = STYLES[style];
    this.#font(mainFont(face));
    return (ascenderOf(this.pdf) / 1000) * size;
  }

  /** A new page, unless this much still fits on the present one. */
  ensureSpace(height: number): void {
    if (this.pdf.y + height > PAGE.height - PAGE.bottom) this.pdf.addPage();
  }

  /** Moves the cursor down. At the top of a page there is nothing to keep away from. */
  space(height: number): void {
    if (this.pdf.y > PAGE.margin) this.pdf.y += height;
  }

  /** What only decorates: a screen reader passes it by. */
  decorate(draw: (pdf: PDFKit.PDFDocument) => void): void {
    this.pdf.markContent("Artifact", { type: "Layout" });
    draw(this.pdf);
    this.pdf.endMarkedContent();
  }

  rule(o: { weight?: number; colour?: string; from?: number; to?: number } = {}): void {
    const { weight = 0.5, colour = RULE, from = PAGE.margin, to = PAGE.width - PAGE.margin } = o;
    const { y } = this.pdf;
    this.decorate((pdf) => pdf.moveTo(from, y).lineTo(to, y).lineWidth(weight).stroke(colour));
  }

  /** The bytes, once every page has its footer: `left` and the page's number. */
  async finish(left: string): Promise<Uint8Array> {
    const { pdf } = this;
    this.root.end();
    const { start, count } = pdf.bufferedPageRange();
    for (let index = start; index < start + count; index += 1) {
      pdf.switchToPage(index);
      // Below the bottom margin, where text would otherwise begin a new page.
      pdf.page.margins.bottom = 0;
      pdf.markContent("Artifact", { type: "Pagination" });
      const y = PAGE.height - 54;
      this.set(left, "footer", { y, width: TEXT_WIDTH - 90 });
      this.set(`Page ${index + 1} of ${count}`, "footer", {
        x: PAGE.width - PAGE.margin - 80,
        y,
        width: 80,
        align: "right",
      });
      pdf.endMarkedContent();
    }
    const bytes = collect(pdf);
    pdf.end();
    return bytes;
  }
}

function collect(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
}
