"use client";
/** Where toasts appear and are announced. Loaded after the page, since no page needs it to be read. */
import dynamic from "next/dynamic";

const Sonner = dynamic(() => import("sonner").then((module) => module.Toaster), { ssr: false });

export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-start gap-3 border-l-4 border-pencil bg-sheet p-4 text-sm text-ink shadow-float",
          success: "border-good!",
          error: "border-bad!",
          title: "font-semibold",
          description: "text-ink-soft",
        },
      }}
    />
  );
}
