"use client";
/**
 * Time left until a deadline, counting while the page is open. Not announced: it would never stop talking.
 */
import { useEffect, useState } from "react";
import { now } from "@/lib/clock";
import { formatDuration } from "@/lib/format";

interface CountdownProps {
  readonly until: string;
  /** The server's moment of rendering: the first words are the same on both sides. */
  readonly nowMs: number;
  /** Said before the time that is left, and gone with it. */
  readonly before?: string;
  /** Said once the deadline has passed. */
  readonly over?: string;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

export function Countdown({ until, nowMs, before = "", over = "now" }: CountdownProps) {
  const [moment, setMoment] = useState(nowMs);
  const leftMs = Date.parse(until) - moment;
  const stepMs = leftMs > DAY_MS ? 60_000 : 1_000;
  useEffect(() => {
    setMoment(now());
    const timer = setInterval(() => setMoment(now()), stepMs);
    return () => clearInterval(timer);
  }, [stepMs]);
  return (
    <span role="timer" aria-live="off" className="figures whitespace-normal!">
      {leftMs <= 0 ? over : `${before}${formatDuration(leftMs)}`}
    </span>
  );
}
