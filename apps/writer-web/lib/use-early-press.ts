"use client";
/** What is pressed or sent before its script has arrived: early-submit.tsx remembers, this does it. */
import { type RefObject, useEffect, useRef } from "react";

/** What a button carries that may be pressed early; the mark is changed before React sees it. */
export const EARLY = { "data-early": "", suppressHydrationWarning: true } as const;

/** The element whose early buttons are pressed again, as soon as they can be; at most one was meant. */
export function useEarlyPress<T extends HTMLElement>(): RefObject<T | null> {
  const root = useRef<T>(null);
  useEffect(() => {
    const buttons = [...(root.current?.querySelectorAll<HTMLButtonElement>("button[data-early]") ?? [])];
    const pressed = buttons.filter(({ dataset }) => dataset.early === "sent");
    for (const { dataset } of buttons) delete dataset.early;
    pressed.at(-1)?.click();
  }, []);
  return root;
}

/** For a form with `data-early`: sent as soon as it can be, if somebody has pressed already. */
export function useEarlySubmit(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const { current } = form;
    if (!current) return;
    const wasSent = current.dataset.early === "sent";
    delete current.dataset.early;
    if (wasSent) current.requestSubmit();
  }, []);
  return form;
}
