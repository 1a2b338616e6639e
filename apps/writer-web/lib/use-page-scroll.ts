"use client";
/** Which page of a scrolled region is being read, and going to another one. Pages carry `data-page`. */
import { type RefObject, useCallback, useEffect, useState } from "react";

/** A page is being read once its top has passed this share of the region's height. */
const READING_LINE = 0.4;
const GAP_PX = 8;
const HOLD_FRAMES = 4;

export interface PageScroll {
  readonly page: number;
  readonly goTo: (page: number) => void;
}

export function usePageScroll(region: RefObject<HTMLElement | null>, pageTotal: number): PageScroll {
  const [page, setPage] = useState(1);

  useEffect(() => {
    const element = region.current;
    if (!element) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      setPage(pageAt(element, element.scrollTop + element.clientHeight * READING_LINE));
    };
    const lookSoon = () => {
      frame ||= requestAnimationFrame(look);
    };
    element.addEventListener("scroll", lookSoon, { passive: true });
    return () => {
      element.removeEventListener("scroll", lookSoon);
      cancelAnimationFrame(frame);
    };
  }, [region]);

  const goTo = useCallback(
    (wanted: number) => {
      const nearest = Math.min(Math.max(1, wanted), pageTotal);
      const element = region.current?.querySelector<HTMLElement>(`[data-page="${nearest}"]`);
      if (region.current && element) holdAt(region.current, element, HOLD_FRAMES);
      setPage(nearest);
    },
    [region, pageTotal],
  );
  return { page, goTo };
}

/** Pages find their real height only when they come near, and not every browser keeps its place meanwhile. */
function holdAt(region: HTMLElement, page: HTMLElement, framesLeft: number) {
  region.scrollTo({ top: page.offsetTop - GAP_PX });
  if (framesLeft > 0) requestAnimationFrame(() => holdAt(region, page, framesLeft - 1));
}

function pageAt(region: HTMLElement, offset: number): number {
  const pages = region.querySelectorAll<HTMLElement>("[data-page]");
  let low = 0;
  let high = pages.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pages[middle]?.offsetTop ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** The page an address points to (`#script-page-12`), or null. */
export function citedPage(hash: string): number | null {
  const match = /^#script-page-(\d{1,5})$/.exec(hash);
  return match ? Number(match[1]) : null;
}
