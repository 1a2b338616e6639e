"use client";
/**
 * A part that is fetched when it is first shown, for what most visitors of a page never open. When it does
 * not arrive the page stays as it is, and says so with a way to try again.
 */
import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";

interface ComesLaterProps<Props> {
  /** Stable: a function of a module, not one made anew each time. */
  readonly load: () => Promise<ComponentType<Props>>;
  /** Nobody asked for it, so nobody is told that it is missing. */
  readonly quiet?: boolean;
  readonly children: (Part: ComponentType<Props>) => ReactNode;
}

type Arrival<Props> = { readonly Part: ComponentType<Props> } | "coming" | "missing";

export function ComesLater<Props>({ load, quiet, children }: ComesLaterProps<Props>) {
  const [arrival, setArrival] = useState<Arrival<Props>>("coming");
  useEffect(() => {
    if (arrival !== "coming") return;
    let isGone = false;
    const become = (next: Arrival<Props>) => isGone || setArrival(next);
    load().then(
      (Part) => become({ Part }),
      () => become("missing"),
    );
    return () => {
      isGone = true;
    };
  }, [arrival, load]);
  if (arrival === "coming") return null;
  if (arrival !== "missing") return children(arrival.Part);
  return quiet ? null : <Missing onRetry={() => setArrival("coming")} />;
}

function Missing({ onRetry }: { onRetry: () => void }) {
  return (
    <div
      role="alert"
      className="fixed inset-x-0 bottom-0 z-50 flex flex-wrap items-center justify-center gap-4 border-t-4 border-bad bg-sheet p-4 text-sm text-ink shadow-float"
    >
      <p>A part of this page did not arrive. Nothing was changed; check the connection.</p>
      <Button small onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
