"use client";
/** What can be done with a script that is being read: page by page, nearer and further, find, download. */
import { clsx } from "clsx";
import { ChevronDown, ChevronUp, Download, Search, ZoomIn, ZoomOut } from "lucide-react";
import { type ComponentProps, type RefObject, useState } from "react";

const TOOL =
  "inline-grid h-9 w-8 shrink-0 sm:w-9 place-items-center rounded-md text-ink-soft hover:bg-desk hover:text-ink disabled:opacity-45 aria-pressed:bg-pencil-wash aria-pressed:text-pencil";

interface ViewerToolbarProps {
  readonly scriptId: string;
  readonly page: number;
  readonly pageTotal: number;
  readonly goTo: (page: number) => void;
  readonly zoom: {
    readonly percent: number;
    readonly change: (step: 1 | -1) => void;
    readonly fit: () => void;
  };
  readonly search: { readonly open: boolean; readonly toggle: () => void };
  readonly pageInput: RefObject<HTMLInputElement | null>;
}

export function ViewerToolbar(props: ViewerToolbarProps) {
  const { scriptId, page, pageTotal, goTo, zoom, search, pageInput } = props;
  return (
    <div className="flex items-center justify-between gap-1 border-b border-rule bg-paper px-1 py-1.5 sm:px-2">
      <div className="flex items-center gap-0.5">
        <Tool label="Previous page" disabled={page <= 1} onClick={() => goTo(page - 1)}>
          <ChevronUp aria-hidden="true" className="size-5" />
        </Tool>
        <Tool label="Next page" disabled={page >= pageTotal} onClick={() => goTo(page + 1)}>
          <ChevronDown aria-hidden="true" className="size-5" />
        </Tool>
        <PageField page={page} pageTotal={pageTotal} goTo={goTo} input={pageInput} />
      </div>
      <div className="flex items-center gap-0.5">
        <Tool label="Zoom out" onClick={() => zoom.change(-1)}>
          <ZoomOut aria-hidden="true" className="size-5" />
        </Tool>
        <button
          type="button"
          onClick={zoom.fit}
          className="figures hidden h-9 min-w-12 rounded-md px-1 text-xs font-semibold text-ink-soft hover:bg-desk sm:block"
        >
          <span aria-hidden="true">{zoom.percent === 100 ? "Fit" : `${zoom.percent} %`}</span>
          <span className="sr-only">Fit to width, now {zoom.percent} percent</span>
        </button>
        <Tool label="Zoom in" onClick={() => zoom.change(1)}>
          <ZoomIn aria-hidden="true" className="size-5" />
        </Tool>
        <Tool label="Find in the script" aria-pressed={search.open} onClick={search.toggle}>
          <Search aria-hidden="true" className="size-5" />
        </Tool>
        <a href={`/scripts/${scriptId}/download`} className={TOOL} title="Download">
          <Download aria-hidden="true" className="size-5" />
          <span className="sr-only">Download the script</span>
        </a>
      </div>
    </div>
  );
}

function Tool({ label, className, children, ...rest }: ComponentProps<"button"> & { label: string }) {
  return (
    <button type="button" title={label} className={clsx(TOOL, className)} {...rest}>
      {children}
      <span className="sr-only">{label}</span>
    </button>
  );
}

interface PageFieldProps {
  readonly page: number;
  readonly pageTotal: number;
  readonly goTo: (page: number) => void;
  readonly input: RefObject<HTMLInputElement | null>;
}

function PageField({ page, pageTotal, goTo, input }: PageFieldProps) {
  // What is being typed, until it is sent or left; otherwise the field follows the reading.
  const [typed, setTyped] = useState<string | null>(null);
  function go() {
    const wanted = Number.parseInt(typed ?? "", 10);
    if (Number.isFinite(wanted)) goTo(wanted);
    setTyped(null);
  }
  return (
    <form
      className="flex items-center gap-1 text-sm sm:ml-1 sm:gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <label className="flex items-center gap-1.5">
        <span className="sr-only sm:not-sr-only">Page</span>
        <input
          ref={input}
          value={typed ?? page}
          onChange={({ target }) => setTyped(target.value)}
          onFocus={({ target }) => target.select()}
          onBlur={go}
          inputMode="numeric"
          maxLength={5}
          size={3}
          className="figures h-9 w-10 rounded-md sm:w-11 border border-edge bg-sheet px-1 text-center text-sm"
        />
      </label>
      <span className="figures text-ink-soft">of {pageTotal}</span>
    </form>
  );
}
