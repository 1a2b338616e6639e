"use client";
/**
 * A moment, relative and absolute. The server writes it in UTC; in the browser it becomes the reader's own
 * time. A leaf island, since only the browser knows the zone.
 */
import { useSyncExternalStore } from "react";
import { formatAbsolute, formatRelative } from "@/lib/format";

interface TimestampProps {
  readonly at: string;
  /** The server's moment of rendering, so that server and browser write the same words at first. */
  readonly nowMs: number;
  /** `both` shows the relative form with the absolute behind it; the others one of the two. */
  readonly show?: "both" | "relative" | "absolute";
  readonly className?: string;
}

const never = () => () => undefined;

export function Timestamp({ at, nowMs, show = "both", className }: TimestampProps) {
  const atMs = Date.parse(at);
  const absolute = useSyncExternalStore(
    never,
    () => formatAbsolute(atMs),
    () => formatAbsolute(atMs, "UTC"),
  );
  const relative = formatRelative(atMs, nowMs);
  return (
    <time dateTime={at} title={absolute} className={className} suppressHydrationWarning>
      {show === "absolute" ? absolute : relative}
      {show === "both" && <span className="text-ink-faint"> · {absolute}</span>}
    </time>
  );
}
