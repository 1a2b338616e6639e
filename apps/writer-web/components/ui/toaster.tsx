"use client";
/**
 * Where toasts appear and are announced. A toast answers something somebody did, so what shows them is loaded
 * when the page is first touched: in time for the region to be there before its first words.
 */
import { useEffect, useState } from "react";
import { ComesLater } from "@/components/comes-later";
import { whenToastWanted } from "@/lib/notify";

const toasts = () => import("./toasts").then((module) => module.Toasts);
const TOUCHES = ["pointerdown", "keydown"] as const;

export function Toaster() {
  const [isTouched, setTouched] = useState(false);
  useEffect(() => {
    const touched = () => setTouched(true);
    for (const kind of TOUCHES) document.addEventListener(kind, touched, { once: true, passive: true });
    const forget = whenToastWanted(touched);
    return () => {
      for (const kind of TOUCHES) document.removeEventListener(kind, touched);
      forget();
    };
  }, []);
  if (!isTouched) return null;
  return (
    <ComesLater load={toasts} quiet>
      {(Toasts) => <Toasts />}
    </ComesLater>
  );
}
