"use client";
/**
 * Where toasts appear and are announced. A toast answers something somebody did, so what shows them is loaded
 * when the page is first touched: in time for the region to be there before its first words.
 */
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { whenToastWanted } from "@/lib/notify";

const Toasts = dynamic(() => import("./toasts").then((module) => module.Toasts), { ssr: false });
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
  return isTouched ? <Toasts /> : null;
}
