"use client";
/** Which page of a scrolled region is being read, and going to another one. Pages carry `data-page`. */
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** A page is being read once its top has passed this share of the region's height. */
const READING_LINE = 0.4;
const GAP_PX = 8;
/** A page that has kept its place for so long has found its height; nobody waits longer than the last. */
const STILL_FRAMES = 8;
const HOLD_FRAMES_MAX = 90;

export interface PageScroll {
  readonly page: number;
  readonly goTo: (page: number) => void;
}

export function usePageScroll(region: RefObject<HTMLElement | null>, pageTotal: number): PageScroll {
  const [page, setPage] = useState(1);
  const letGo = useRef(() => {});

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
    // Somebody who scrolls is not held.
    const scrolls = () => letGo.current();
    element.addEventListener("scroll", lookSoon, { passive: true });
    for (const kind of BY_HAND) element.addEventListener(kind, scrolls, { passive: true });
    return () => {
      element.removeEventListener("scroll", lookSoon);
      for (const kind of BY_HAND) element.removeEventListener(kind, scrolls);
      letGo.current();
      cancelAnimationFrame(frame);
    };
  }, [region]);

  const goTo = useCallback(
    (wanted: number) => {
      const nearest = Math.min(Math.max(1, wanted), pageTotal);
      const element = region.current?.querySelector<HTMLElement>(`[data-page="${nearest}"]`);
      letGo.current();
      if (region.current && element) letGo.current = holdAt(region.current, element);
      setPage(nearest);
    },
    [region, pageTotal],
  );
  return { page, goTo };
}

const BY_HAND = ["wheel", "touchmove", "pointerdown"] as const;

/**
 * Pages find their real height only when they come near, and not every browser keeps its place meanwhile.
 * Answers how to let go.
 */
function holdAt(region: HTMLElement, page: HTMLElement): () => void {
  let frame = 0;
  let frames = 0;
  let still = 0;
  const hold = () => {
    const before = region.scrollTop;
    region.scrollTo({ top: page.offsetTop - GAP_PX });
    still = region.scrollTop === before ? still + 1 : 0;
    frames += 1;
    if (still < STILL_FRAMES && frames < HOLD_FRAMES_MAX) frame = requestAnimationFrame(hold);
  };
  hold();
  return () => cancelAnimationFrame(frame);
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
