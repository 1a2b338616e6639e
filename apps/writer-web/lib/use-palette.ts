"use client";
/** The palette's groups as somebody types: what is at hand at once, the catalogue a moment later. */
import { useEffect, useMemo, useState } from "react";
import { byId, matching, type PaletteGroup, readOwn, searchCatalogue } from "./palette-search";

/** Long enough that a word is one question, short enough not to be noticed. */
const TYPING_PAUSE_MS = 180;

export interface PaletteScope {
  readonly pages: readonly PaletteGroup[];
  readonly isSignedIn: boolean;
  readonly isProvider: boolean;
}

export interface PaletteResults {
  readonly groups: readonly PaletteGroup[];
  readonly searching: boolean;
}

export function usePalette({ pages, isSignedIn, isProvider }: PaletteScope, typed: string): PaletteResults {
  const [own, setOwn] = useState<readonly PaletteGroup[]>([]);
  const catalogue = useCatalogue(typed.trim());
  useEffect(() => {
    if (!isSignedIn) return;
    const aborted = new AbortController();
    readOwn({ isProvider }, aborted.signal).then((groups) => {
      if (!aborted.signal.aborted) setOwn(groups);
    });
    return () => aborted.abort();
  }, [isSignedIn, isProvider]);

  const groups = useMemo(() => {
    // Without a word the pages and the latest orders are enough: this is where people start.
    const local = matching([...pages, ...own], typed);
    // Others have what is theirs in their own lists.
    const isAdmin = pages.some(({ heading }) => heading === "Admin");
    const found = isAdmin && local.length === 0 ? byId(typed) : [];
    return [...local, ...found, ...catalogue.groups.filter(({ items }) => items.length > 0)];
  }, [pages, own, typed, catalogue.groups]);
  return { groups, searching: catalogue.searching };
}

interface Catalogue {
  readonly words: string;
  readonly groups: readonly PaletteGroup[];
}

function useCatalogue(words: string) {
  const [answer, setAnswer] = useState<Catalogue>({ words: "", groups: [] });
  useEffect(() => {
    if (words === "") return setAnswer({ words: "", groups: [] });
    const aborted = new AbortController();
    const timer = setTimeout(async () => {
      const groups = await searchCatalogue(words, aborted.signal);
      if (!aborted.signal.aborted) setAnswer({ words, groups: groups ?? [] });
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      aborted.abort();
    };
  }, [words]);
  return { groups: words === "" ? [] : answer.groups, searching: answer.words !== words };
}
