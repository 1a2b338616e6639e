/**
 * Tagged paper: text and drawings that know what they are, so that a screen reader reads them in order.
 *
 * Belongs here: pages, styles, tags, footers. Does not: what a report says (the files beside this one).
 */
import PDFDocument from "pdfkit";
import { type Face, mainFont, readFont, runsOf } from "./typefaces.ts";

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

/** The document's first font: without one it would name a font that is not embedded. */
const embedded = (path: string) => ({ font: readFont(path) }) as object as Pick<Options, "font">;

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

export class Paper {
  readonly pdf: PDFKit.PDFDocument;
  readonly root: Struct;
  readonly #registered = new Set<string>();

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
      ...embedded(mainFont("serif")),
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
    const options = piece.scope ? { scope: piece.scope } : {};
    parent.add(this.pdf.struct(piece.tag, options, () => this.set(piece.text, piece.style, piece)));
  }

  /** Running text. Neither its first line nor its last is ever left alone on a page. */
  paragraph(parent: Struct, text: string, style: StyleName): void {
    const { pdf } = this;
    const height = this.heightOf(text, style);
    const line = pdf.currentLineHeight(true) + ((STYLES[style] as Style).lineGap ?? 0);
    const lines = Math.round(height / line);
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
    const { face, size, colour = INK, lineGap = 0, tracking = 0 }: Style = STYLES[style];
    const { width = TEXT_WIDTH, align = "left" } = box;
    this.pdf.fontSize(size).fillColor(colour);
    const runs = runsOf(text, face);
    runs.forEach((run, index) => {
      const options = {
        width,
        align,
        lineGap,
        characterSpacing: tracking,
        continued: index < runs.length - 1,
      };
      this.#font(run.font);
      if (index === 0) this.pdf.text(run.text, box.x ?? PAGE.margin, box.y ?? this.pdf.y, options);
      else this.pdf.text(run.text, options);
    });
  }

  heightOf(text: string, style: StyleName, width: number = TEXT_WIDTH): number {
    const { face, size, lineGap = 0, tracking = 0 }: Style = STYLES[style];
    this.#font(mainFont(face));
    this.pdf.fontSize(size);
    return this.pdf.heightOfString(text, { width, lineGap, characterSpacing: tracking });
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
