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

export function LiveOrder({ order }: { order: CoverageOrder }) {
  const router = useRouter();
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
