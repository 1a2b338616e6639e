"use client";
/**
 * Searching a script: how often the words occur on which page, going from one place to the next, and marking
 * them as pages appear.
 */
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { findText } from "./find-text";
import { paintMatches, rangesOf, unpaintMatches } from "./highlight-text";

interface Found {
  readonly query: string;
  /** One entry per occurrence: its page, and which one on that page it is. */
  readonly places: readonly { readonly page: number; readonly nth: number }[];
  readonly current: number;
}

export interface ScriptSearch {
  readonly found: Found | null;
  readonly searching: boolean;
  /** Searches for other words, or goes on from the present place: forwards by 1, backwards by -1. */
  readonly search: (query: string, step: 1 | -1) => void;
  readonly clear: () => void;
}

interface SearchOptions {
  readonly region: RefObject<HTMLElement | null>;
  /** The text of every page, in pieces. Asked when somebody searches. */
  readonly textOfPages: () => Promise<readonly (readonly string[])[]>;
  readonly page: number;
  readonly goTo: (page: number) => void;
}

export function useScriptSearch({ region, textOfPages, page, goTo }: SearchOptions): ScriptSearch {
  const [found, setFound] = useState<Found | null>(null);
  const [searching, setSearching] = useState(false);
  const asked = useRef(0);
  useMarks(region, found);

  const show = useCallback(
    (next: Found) => {
      setFound(next);
      const place = next.places[next.current];
      if (place) goTo(place.page);
    },
    [goTo],
  );

  async function search(query: string, step: 1 | -1) {
    if (query.trim() === "") return clear();
    if (found?.query === query) {
      const count = found.places.length;
      if (count > 0) show({ ...found, current: (found.current + step + count) % count });
      return;
    }
    asked.current += 1;
    const turn = asked.current;
    setSearching(true);
    const pages = await textOfPages();
    if (turn !== asked.current) return;
    setSearching(false);
    const places = pages.flatMap((pieces, index) =>
      findText(pieces, query).map((_, nth) => ({ page: index + 1, nth })),
    );
    // From the page being read onwards, as a reader expects.
    const current = places.findIndex((place) => place.page >= page);
    show({ query, places, current: Math.max(0, current) });
  }

  function clear() {
    asked.current += 1;
    setSearching(false);
    setFound(null);
  }
  return { found, searching, search: (query, step) => void search(query, step), clear };
}

/** Keeps the marks on what is on the screen, and brings the present place into view once it is there. */
function useMarks(region: RefObject<HTMLElement | null>, found: Found | null) {
  useEffect(() => {
    const element = region.current;
    const place = found?.places[found.current];
    if (!element || !found || !place) return unpaintMatches;
    let frame = 0;
    let shown = false;
    const paint = () => {
      frame = 0;
      const pages = new Set(found.places.map(({ page }) => page));
      const all = [...element.querySelectorAll<HTMLElement>("[data-page]")]
        .filter((page) => pages.has(numberOf(page)))
        .map((page) => ({ page: numberOf(page), ranges: rangesOf(page, found.query) }));
      const current = all.find(({ page }) => page === place.page)?.ranges[place.nth] ?? null;
      paintMatches(
        all.flatMap(({ ranges }) => ranges),
        current,
      );
      if (current && !shown) bringIntoView(element, current);
      shown ||= current !== null;
    };
    const paintSoon = () => {
      frame ||= requestAnimationFrame(paint);
    };
    paintSoon();
    const observer = new MutationObserver(paintSoon);
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      unpaintMatches();
    };
  }, [region, found]);
}

const numberOf = (page: Element) => Number(page.getAttribute("data-page"));

function bringIntoView(region: HTMLElement, range: Range) {
  const [box, frame] = [range.getBoundingClientRect(), region.getBoundingClientRect()];
  if (box.top >= frame.top && box.bottom <= frame.bottom) return;
  region.scrollBy({ top: box.top - frame.top - frame.height / 3 });
}
