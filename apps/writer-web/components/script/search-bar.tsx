"use client";
/** The line to search a script with: words, how often they occur, and the way from one place to the next. */
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useEffect, useRef } from "react";
import type { ScriptSearch } from "@/lib/use-script-search";

interface SearchBarProps {
  readonly search: ScriptSearch;
  readonly onClose: () => void;
}

const STEP =
  "inline-grid size-9 shrink-0 place-items-center rounded-md text-ink-soft hover:bg-desk hover:text-ink";

export function SearchBar({ search, onClose }: SearchBarProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const go = (step: 1 | -1) => search.search(input.current?.value ?? "", step);
  return (
    <search className="flex items-center gap-1 border-b border-rule bg-paper px-2 py-1.5">
      <label className="min-w-0 flex-1">
        <span className="sr-only">Find in the script</span>
        <input
          ref={input}
          type="search"
          placeholder="Find words"
          maxLength={100}
          onKeyDown={(event) => {
            if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
            if (event.key === "Escape") onClose();
          }}
          className="h-9 w-full min-w-0 rounded-md border border-edge bg-sheet px-2 text-sm placeholder:text-ink-faint"
        />
      </label>
      <p role="status" className="figures min-w-16 px-1 text-right text-xs text-ink-soft">
        {describe(search)}
      </p>
      <button type="button" className={STEP} title="Previous" onClick={() => go(-1)}>
        <ChevronUp aria-hidden="true" className="size-5" />
        <span className="sr-only">Previous place</span>
      </button>
      <button type="button" className={STEP} title="Next" onClick={() => go(1)}>
        <ChevronDown aria-hidden="true" className="size-5" />
        <span className="sr-only">Next place</span>
      </button>
      <button type="button" className={STEP} title="Close" onClick={onClose}>
        <X aria-hidden="true" className="size-5" />
        <span className="sr-only">Close the search</span>
      </button>
    </search>
  );
}

function describe({ found, searching }: ScriptSearch): string {
  if (searching) return "Searching …";
  if (!found) return "";
  if (found.places.length === 0) return "Not found";
  return `${found.current + 1} of ${found.places.length}`;
}
