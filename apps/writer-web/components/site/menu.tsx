"use client";
/**
 * A menu that drops from the header: the platform's own popover, which needs no script to open, Escape or
 * close.
 */
import { useRef } from "react";

interface MenuProps {
  readonly id: string;
  readonly label: string;
  readonly button: React.ReactNode;
  readonly className?: string;
  readonly children: React.ReactNode;
}

export function Menu({ id, label, button, className, children }: MenuProps) {
  const panel = useRef<HTMLDivElement>(null);
  // A link inside leads elsewhere without a page load, so the menu has to be put away by hand.
  const closeAfterLink = (event: React.SyntheticEvent) => {
    if (event.target instanceof Element && event.target.closest("a")) panel.current?.hidePopover();
  };
  return (
    <div className={className}>
      <button
        type="button"
        popoverTarget={id}
        className="inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-md px-2 text-sm font-medium hover:bg-desk"
      >
        {button}
        <span className="sr-only">{label}</span>
      </button>
      <div
        id={id}
        ref={panel}
        popover="auto"
        role="presentation"
        onClickCapture={closeAfterLink}
        className="fixed inset-auto right-[clamp(0.5rem,4vw,2.5rem)] top-[4.25rem] w-[min(18rem,calc(100vw-1rem))] border border-rule border-t-4 border-t-brass bg-sheet p-3 shadow-float"
      >
        {children}
      </div>
    </div>
  );
}
