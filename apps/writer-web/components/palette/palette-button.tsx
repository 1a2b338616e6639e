"use client";
/**
 * The door to the palette, by the button and by ⌘K or Ctrl K from anywhere. All that every page loads of it.
 */
import { useEffect, useState, useSyncExternalStore } from "react";
import { ComesLater } from "@/components/comes-later";
import type { PaletteScope } from "@/lib/use-palette";

const commandPalette = () => import("./command-palette").then((module) => module.CommandPalette);

interface PaletteButtonProps {
  readonly scope: PaletteScope;
  /** Its icon, drawn by the server. */
  readonly children: React.ReactNode;
}

export function PaletteButton({ scope, children }: PaletteButtonProps) {
  const [open, setOpen] = useState(false);
  const keys = useSyncExternalStore(neverChanges, keysHere, keysMostly);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey) return;
      event.preventDefault();
      setOpen((now) => !now);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        aria-keyshortcuts="Meta+K Control+K"
        className="inline-flex h-11 min-w-11 items-center justify-center gap-2 rounded-md px-2 text-sm text-ink-soft hover:bg-desk hover:text-ink"
      >
        {children}
        <span className="sr-only">Go to</span>
        <span
          aria-hidden="true"
          className="hidden min-w-12 rounded-sm border border-rule px-1.5 text-center text-xs xl:block"
        >
          {keys}
        </span>
      </button>
      {open && (
        <ComesLater load={commandPalette}>
          {(Palette) => <Palette scope={scope} onClose={() => setOpen(false)} />}
        </ComesLater>
      )}
    </>
  );
}

const neverChanges = () => () => {};
const keysHere = () => (/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘ K" : "Ctrl K");
const keysMostly = () => "Ctrl K";
