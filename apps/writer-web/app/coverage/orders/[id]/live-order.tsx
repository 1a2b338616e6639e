"use client";
/**
 * Follows the order while the page is looked at: asks now and then, and has the server render anew when
 * something changed.
 */
import type { CoverageOrder } from "@script-manifest/contracts";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { call } from "@/lib/coverage-api";

const CALM_MS = 8_000;
/** While Stripe is being waited for. */
const BUSY_MS = 1_500;
const BUSY_STATES: readonly CoverageOrder["moneyState"][] = [
  "capturing",
  "releasing",
  "paying_out",
  "refunding",
];

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
  const seen = fingerprint(order);
  const everyMs = BUSY_STATES.includes(order.moneyState) || order.status === "placed" ? BUSY_MS : CALM_MS;
  useEffect(() => {
    const stopped = new AbortController();
    async function look() {
      if (document.visibilityState !== "visible") return;
      const result = await call("getOrder", { params: { id } }, { signal: stopped.signal });
      if (!stopped.signal.aborted && result.ok && fingerprint(result.data.order) !== seen) router.refresh();
    }
    const timer = setInterval(look, everyMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      stopped.abort();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [id, seen, everyMs, router]);
  return null;
}
