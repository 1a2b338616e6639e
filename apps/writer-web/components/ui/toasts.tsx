"use client";
/** The toasts themselves. Loaded by the toaster. */
import { useEffect } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { showToastsWith } from "@/lib/notify";

export function Toasts() {
  // Sonner listens from its own effect on, which runs before this one: what waited is shown to it now.
  useEffect(
    () =>
      showToastsWith(({ title, description, kind }) =>
        kind === "good" ? toast.success(title, { description }) : toast(title, { description }),
      ),
    [],
  );
  return (
    <Sonner
      position="bottom-right"
      // Two lines are read in that time, also by somebody who was looking elsewhere.
      duration={8_000}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "font-sans! flex w-full items-start gap-3 border-l-4 border-pencil bg-sheet p-4 text-sm text-ink shadow-float",
          success: "border-good!",
          error: "border-bad!",
          title: "font-semibold",
          description: "text-ink-soft",
        },
      }}
    />
  );
}
