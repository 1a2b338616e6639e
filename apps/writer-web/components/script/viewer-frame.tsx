"use client";
/**
 * The reading frame around the pages of a script, however they are made: tools, search, keys, the scrolled
 * region. Pages inside carry `data-page` and the id `script-page-N`.
 *
 * A link to `#script-page-12` anywhere on the same page turns the frame to page 12.
 */
import { clsx } from "clsx";
import { type CSSProperties, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { citedPage, usePageScroll } from "@/lib/use-page-scroll";
import { useScriptSearch } from "@/lib/use-script-search";
import { SearchBar } from "./search-bar";
import { ViewerToolbar } from "./viewer-toolbar";
import "./script.css";

/** In percent of the size that fits. */
const ZOOM_STEPS = [50, 67, 80, 100, 125, 150, 200, 300];
const ZOOM_FIT = 100;

export interface ViewerFrameProps {
  readonly scriptId: string;
  readonly title: string;
  readonly pageTotal: number;
  /** The text of every page, in pieces; asked when somebody searches. */
  readonly textOfPages: () => Promise<readonly (readonly string[])[]>;
  /** The caller gives the height. */
  readonly className?: string;
  readonly children: React.ReactNode;
}

export function ViewerFrame(props: ViewerFrameProps) {
  const { scriptId, title, pageTotal, textOfPages, className, children } = props;
  const region = useRef<HTMLElement>(null);
  const pageInput = useRef<HTMLInputElement>(null);
  const keysId = useId();
  const { page, goTo } = usePageScroll(region, pageTotal);
  const [zoom, setZoom] = useState(ZOOM_FIT);
  const [searchOpen, setSearchOpen] = useState(false);
  const search = useScriptSearch({ region, textOfPages, page, goTo });
  useCitations(goTo);

  const changeZoom = (step: 1 | -1) => {
    setZoom((now) => ZOOM_STEPS[ZOOM_STEPS.indexOf(now) + step] ?? now);
    // The page being read stays where it is, though all others change their height.
    requestAnimationFrame(() => goTo(page));
  };
  const closeSearch = () => {
    search.clear();
    setSearchOpen(false);
    region.current?.focus({ preventScroll: true });
  };
  const keys = new Map([
    ["ArrowLeft", () => goTo(page - 1)],
    ["PageUp", () => goTo(page - 1)],
    ["ArrowRight", () => goTo(page + 1)],
    ["PageDown", () => goTo(page + 1)],
    ["+", () => changeZoom(1)],
    ["=", () => changeZoom(1)],
    ["-", () => changeZoom(-1)],
    ["0", () => setZoom(ZOOM_FIT)],
    ["/", () => setSearchOpen(true)],
    ["g", () => pageInput.current?.focus()],
  ]);
  const press = (event: KeyboardEvent) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys.get(event.key);
    // Only the region's own keys: a link or a field inside keeps its own.
    if (!act || event.target !== region.current) return;
    event.preventDefault();
    act();
  };
  return (
    <div className={clsx("flex min-h-0 flex-col border border-rule bg-desk", className)}>
      <ViewerToolbar
        {...{ scriptId, page, pageTotal, goTo, pageInput }}
        zoom={{ percent: zoom, change: changeZoom, fit: () => setZoom(ZOOM_FIT) }}
        search={{ open: searchOpen, toggle: () => (searchOpen ? closeSearch() : setSearchOpen(true)) }}
      />
      {searchOpen && <SearchBar search={search} onClose={closeSearch} />}
      <p id={keysId} className="sr-only">
        Arrow left and right turn the page, plus and minus zoom, slash searches, G goes to a page.
      </p>
      <section
        ref={region}
        aria-label={`Pages of ${title}`}
        aria-describedby={keysId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        onKeyDown={press}
        style={{ "--script-zoom": zoom / ZOOM_FIT } as CSSProperties}
        className="script-region min-h-0 flex-1 p-2 outline-offset-[-2px] sm:p-4"
      >
        {children}
      </section>
    </div>
  );
}

/** Turns to the page the address points to, and to the page of every citation that is pressed. */
function useCitations(goTo: (page: number) => void) {
  useEffect(() => {
    const turn = () => {
      const cited = citedPage(window.location.hash);
      if (cited !== null) goTo(cited);
    };
    turn();
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>("a[href^='#']");
      const page = link ? citedPage(link.hash) : null;
      if (page === null) return;
      event.preventDefault();
      goTo(page);
    };
    document.addEventListener("click", follow);
    // An address changed by hand loads nothing anew.
    window.addEventListener("hashchange", turn);
    return () => {
      document.removeEventListener("click", follow);
      window.removeEventListener("hashchange", turn);
    };
  }, [goTo]);
}
