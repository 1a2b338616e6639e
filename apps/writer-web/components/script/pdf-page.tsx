"use client";
/** One page of a PDF: its room at once, its drawing when it comes near, nothing kept of it when it is far. */
import { type CSSProperties, type RefObject, useEffect, useRef, useState } from "react";
import { drawPage, type PDFDocumentProxy } from "@/lib/pdf-document";

/** A page is drawn this far before it is seen. */
const NEAR = "100% 0px";
/** US letter, until the page itself is known. */
const LETTER = { width: 612, height: 792 };
const REDRAW_AFTER_MS = 120;

export function PdfPage({ document, number }: { document: PDFDocumentProxy; number: number }) {
  const frame = useRef<HTMLElement>(null);
  const near = useNear(frame);
  const [size, setSize] = useState(LETTER);
  return (
    <article
      ref={frame}
      id={`script-page-${number}`}
      data-page={number}
      data-drawn=""
      aria-label={`Page ${number}`}
      className="script-page"
      style={{ aspectRatio: `${size.width} / ${size.height}` } as CSSProperties}
    >
      {near && <Drawing document={document} number={number} onSize={setSize} />}
    </article>
  );
}

interface DrawingProps {
  readonly document: PDFDocumentProxy;
  readonly number: number;
  readonly onSize: (size: { width: number; height: number }) => void;
}

function Drawing({ document, number, onSize }: DrawingProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(canvas);
  useEffect(() => {
    let ended = false;
    let cancel = () => {};
    async function draw() {
      const page = await document.getPage(number);
      if (ended || !canvas.current || !words.current || widthPx === 0) return;
      const { width, height } = page.getViewport({ scale: 1 });
      onSize({ width, height });
      const drawn = drawPage({
        page,
        canvas: canvas.current,
        words: words.current,
        widthPx,
        pixelRatio: window.devicePixelRatio,
      });
      cancel = drawn.cancel;
      await drawn.done;
    }
    // A cancelled drawing is no failure, and a page that can't be drawn leaves its room blank.
    draw().catch(() => {});
    return () => {
      ended = true;
      cancel();
    };
  }, [document, number, widthPx, onSize]);
  return (
    <>
      <canvas ref={canvas} />
      <div ref={words} className="script-text-layer" />
    </>
  );
}

function useNear(frame: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting ?? false), {
      root: element.closest(".script-region"),
      rootMargin: NEAR,
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return near;
}

/** The element's width; while it changes, the last one, so that zooming draws once and not ten times. */
function useWidth(frame: RefObject<HTMLElement | null>): number {
  const [widthPx, setWidthPx] = useState(0);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    setWidthPx(element.clientWidth);
    const observer = new ResizeObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setWidthPx(element.clientWidth), REDRAW_AFTER_MS);
    });
    observer.observe(element);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [frame]);
  return widthPx;
}
