/**
 * Opens a PDF with pdf.js, in the browser. Its script is large and is loaded when this module is: import it
 * lazily.
 *
 * Belongs here: pdf.js. Does not: pages on the screen (components/script/).
 */
import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  PDFWorker,
  TextLayer,
} from "pdfjs-dist/legacy/build/pdf.mjs";

export type { PDFDocumentProxy, PDFPageProxy };

export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  /** Gives its memory and its thread back. */
  readonly close: () => void;
}

/** Fetches the whole file at once: the link to it may end while somebody still reads. */
export async function openPdf(url: string, signal: AbortSignal): Promise<OpenPdf> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`the file answered ${response.status}`);
  const data = await response.arrayBuffer();
  const thread = new Worker(new URL("pdfjs-dist/legacy/build/pdf.worker.min.mjs", import.meta.url), {
    type: "module",
  });
  const worker = PDFWorker.create({ port: thread });
  // Nothing is fetched for a document but the document: no font, no colour profile, no decoder.
  const task = getDocument({ data, worker, useWasm: false, enableXfa: false });
  const close = () => {
    void task.destroy().finally(() => {
      worker.destroy();
      thread.terminate();
    });
  };
  try {
    signal.addEventListener("abort", close, { once: true });
    return { document: await task.promise, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** More pixels than this are not drawn: phones give a canvas no more memory. */
const CANVAS_PIXELS_MAX = 12_000_000;

export interface DrawnPage {
  readonly done: Promise<void>;
  readonly cancel: () => void;
}

/** Draws a page and lays its words over it, at a width in CSS pixels. */
export function drawPage(o: {
  page: PDFPageProxy;
  canvas: HTMLCanvasElement;
  words: HTMLElement;
  widthPx: number;
  pixelRatio: number;
}): DrawnPage {
  const natural = o.page.getViewport({ scale: 1 });
  const scale = o.widthPx / natural.width;
  const viewport = o.page.getViewport({ scale });
  const ratioMax = Math.sqrt(CANVAS_PIXELS_MAX / (viewport.width * viewport.height));
  const ratio = Math.min(o.pixelRatio, ratioMax);
  o.canvas.width = Math.floor(viewport.width * ratio);
  o.canvas.height = Math.floor(viewport.height * ratio);
  o.words.replaceChildren();
  o.words.style.setProperty("--total-scale-factor", String(scale));
  const drawing = o.page.render({
    canvas: o.canvas,
    viewport,
    transform: [ratio, 0, 0, ratio, 0, 0],
  });
  const layer = new TextLayer({
    textContentSource: o.page.streamTextContent(),
    container: o.words,
    viewport,
  });
  return {
    done: Promise.all([drawing.promise, layer.render()]).then(() => undefined),
    cancel: () => {
      drawing.cancel();
      layer.cancel();
    },
  };
}

/** The words of every page, in the pieces the file has them in. */
export async function textOfPages(document: PDFDocumentProxy): Promise<string[][]> {
  const texts: string[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(items.flatMap((item) => ("str" in item && item.str !== "" ? [item.str] : [])));
  }
  return texts;
}
