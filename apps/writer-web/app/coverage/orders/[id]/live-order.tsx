"use client";
/** Follows the order while the page is looked at, and has the server render anew when something changed. */
import type { CoverageOrder } from "@script-manifest/contracts";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { addressOfRoute, call } from "@/lib/coverage-api";
import { follow } from "@/lib/live";

/** How often to ask where events don't get through. */
const POLL_MS = 8_000;
/** One move makes several changes; what comes within this time is rendered at once. */
const GATHER_MS = 120;

type Fingerprinted = Pick<
  CoverageOrder,
  "id" | "status" | "moneyState" | "updatedAt" | "availableActions" | "frozen"
>;

function fingerprint({ status, moneyState, updatedAt, availableActions, frozen }: Fingerprinted): string {
  return [status, moneyState, updatedAt, availableActions.join(), frozen].join("|");
}

/** A deadline further away than this is not waited for: nobody looks at a page that long. */
const WAIT_MS_MAX = 24 * 60 * 60 * 1_000;
/** Somewhat after the moment, so that the API has passed it too. */
const AFTERWARDS_MS = 1_500;

/** Milliseconds from the rendering to the next deadline of the order, or null when none is near. */
function untilDeadline(order: CoverageOrder, renderedMs: number): number | null {
  const { paymentDeadline, claimDeadline, slaDeadline, lateDeadline, reviewDeadline } = order;
  const waits = [paymentDeadline, claimDeadline, slaDeadline, lateDeadline, reviewDeadline]
    .map((at) => (at === null ? 0 : Date.parse(at) - renderedMs))
    .filter((ms) => ms > 0 && ms < WAIT_MS_MAX);
  return waits.length > 0 ? Math.min(...waits) : null;
}

/**
 * Nothing is sent when a deadline passes, but what may be done is another then. Counted from the server's
 * moment of rendering: the visitor's clock may be wrong.
 */
function useDeadlines(order: CoverageOrder, renderedMs: number, renderAnew: () => void): void {
  useEffect(() => {
    const ms = untilDeadline(order, renderedMs);
    if (ms === null) return;
    const timer = setTimeout(renderAnew, ms + AFTERWARDS_MS);
    return () => clearTimeout(timer);
  }, [order, renderedMs, renderAnew]);
}

interface LiveOrderProps {
  readonly order: CoverageOrder;
  /** When the server rendered it. */
  readonly nowMs: number;
}

export function LiveOrder({ order, nowMs }: LiveOrderProps) {
  const router = useRouter();
  useDeadlines(order, nowMs, router.refresh);
  const { id } = order;
  const shown = useRef("");
  shown.current = fingerprint(order);
  useEffect(() => {
    const stopped = new AbortController();
    let gathering: number | undefined;
    const renderAnew = () => {
      window.clearTimeout(gathering);
      gathering = window.setTimeout(() => router.refresh(), GATHER_MS);
    };
    async function look() {
      const result = await call("getOrder", { params: { id } }, { signal: stopped.signal });
      if (!stopped.signal.aborted && result.ok && fingerprint(result.data.order) !== shown.current)
        renderAnew();
    }
    const stopFollowing = follow({
      address: addressOfRoute("followOrder", { params: { id } }),
      pollMs: POLL_MS,
      onChange: (certain) => (certain ? renderAnew() : void look()),
    });
    return () => {
      stopped.abort();
      window.clearTimeout(gathering);
      stopFollowing();
    };
  }, [id, router]);
  return null;
}
