"use client";
/**
 * One press, one change: sends a transition, keeps its idempotency key until an answer is certain, and has
 * the server render the page anew. Holds no copy of the order and no rule.
 */
import type { Problem } from "@script-manifest/contracts";
import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import type { BrowserEndpoint } from "./browser-routes";
import { call } from "./coverage-api";
import type { RequestOf, ResponseOf } from "./endpoints";
import { notify } from "./notify";
import { toldHere } from "./problem-words";

export interface Action<K extends BrowserEndpoint> {
  readonly pending: boolean;
  readonly problem: Problem | null;
  /** Answers the body of a success, or null when it was refused; the problem then says why. */
  readonly run: (request: RequestOf<K>) => Promise<ResponseOf<K> | null>;
}

export function useAction<K extends BrowserEndpoint>(name: K): Action<K> {
  const router = useRouter();
  const key = useRef<string | null>(null);
  const [sending, setSending] = useState(false);
  const [refreshing, startRefresh] = useTransition();
  const [problem, setProblem] = useState<Problem | null>(null);

  async function run(request: RequestOf<K>) {
    setSending(true);
    setProblem(null);
    key.current ??= crypto.randomUUID();
    const result = await call(name, request, { idempotencyKey: key.current });
    // Without an answer the change may have happened: the next press must be the same request, not a second
    // one.
    if (result.ok || result.problem.status < 500) key.current = null;
    setSending(false);
    if (!result.ok) {
      const told = toldHere(result.problem);
      setProblem(told);
      // Often the page is out of date; anew it may no longer have the place that says why.
      if (result.problem.status === 409) {
        if (told.error === "invalid_transition") notify(told.title, told.detail, "note");
        startRefresh(() => router.refresh());
      }
      return null;
    }
    startRefresh(() => router.refresh());
    return result.data;
  }

  return { pending: sending || refreshing, problem, run };
}
