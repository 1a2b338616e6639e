"use client";
/** Ends what instrumentation-client.ts began: wherever a navigation led, it is over. Shows nothing. */
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect } from "react";

export function Arrival() {
  const place = `${usePathname()}?${useSearchParams()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is what it is about.
  useEffect(() => {
    delete document.documentElement.dataset.leaving;
  }, [place]);
  return null;
}
