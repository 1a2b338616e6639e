"use client";
/**
 * Keeps a report on the server while it is written: soon after every change, at once when the page is left,
 * again when the connection was away. Never over a version that this window has not seen.
 *
 * Belongs here: when, and what came of it. Does not: shapes (report-draft.ts), the words (save-status.tsx).
 */
import type { CoverageDeliveryDraft } from "@script-manifest/contracts";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { call } from "./coverage-api";
import { toDraft } from "./report-draft";
import type { ReportValues } from "./report-form";

const SAVE_DELAY_MS = 900;
const RETRY_MS = 4_000;
/** Answers after which no draft of this order will ever be taken again. */
const ENDS = [403, 404, 409];

export type SaveState =
  /** The form does not listen yet. */
  | { readonly kind: "waking" }
  /** `at` is null while nothing was ever kept. */
  | { readonly kind: "saved"; readonly at: string | null }
  | { readonly kind: "saving" }
  | { readonly kind: "retrying"; readonly message: string }
  /** The order has moved on; there is nothing to keep any more. */
  | { readonly kind: "closed"; readonly message: string }
  | { readonly kind: "conflict"; readonly other: CoverageDeliveryDraft };

type Form = UseFormReturn<ReportValues, unknown, never>;

export function useAutosave(o: {
  orderId: string;
  // The output type of the form is irrelevant here.
  form: Pick<Form, "getValues" | "subscribe">;
  draft: CoverageDeliveryDraft | null;
}) {
  const { getValues, subscribe } = o.form;
  const [state, setState] = useState<SaveState>({ kind: "waking" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: one keeper for as long as the form lives.
  const keeper = useMemo(
    () => new DraftKeeper({ orderId: o.orderId, draft: o.draft, read: () => toDraft(getValues()), setState }),
    [],
  );
  useEffect(() => {
    keeper.wake();
    // What was typed before this listened.
    keeper.soon();
    const unsubscribe = subscribe({ formState: { values: true }, callback: () => keeper.soon() });
    const onHide = () => document.visibilityState === "hidden" && void keeper.now();
    const onUnload = (event: BeforeUnloadEvent) => keeper.isDirty() && event.preventDefault();
    document.addEventListener("visibilitychange", onHide);
    window.addEventListener("beforeunload", onUnload);
    return () => {
      unsubscribe();
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("beforeunload", onUnload);
      void keeper.now();
    };
  }, [keeper, subscribe]);
  return {
    state,
    /** Goes on from the other window's version, whatever the form shows now. */
    adopt: useCallback((other: CoverageDeliveryDraft) => keeper.adopt(other), [keeper]),
    /** Nothing more is kept: the report has been delivered. */
    stop: useCallback(() => keeper.stop(), [keeper]),
  };
}

class DraftKeeper {
  readonly #orderId: string;
  readonly #read: () => Record<string, string>;
  readonly #setState: (state: SaveState) => void;
  #version: number;
  /** What the server has, as far as this window knows. */
  #kept: string;
  #keptAt: string | null;
  #state: SaveState = { kind: "waking" };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;
  #stopped = false;

  constructor(o: {
    orderId: string;
    draft: CoverageDeliveryDraft | null;
    read: () => Record<string, string>;
    setState: (state: SaveState) => void;
  }) {
    this.#orderId = o.orderId;
    this.#read = o.read;
    this.#setState = o.setState;
    this.#version = o.draft?.version ?? 0;
    this.#keptAt = o.draft?.updatedAt ?? null;
    this.#kept = textOf(o.read());
  }

  isDirty(): boolean {
    return !this.#stopped && textOf(this.#read()) !== this.#kept;
  }

  wake(): void {
    this.#show({ kind: "saved", at: this.#keptAt });
  }

  soon(delayMs = SAVE_DELAY_MS): void {
    clearTimeout(this.#timer);
    if (!this.isDirty()) {
      // Typed and taken back.
      if (this.#state.kind === "saving" && !this.#sending) this.wake();
      return;
    }
    // From the first letter on; but what needs a decision stays in sight.
    if (this.#state.kind === "saved") this.#show({ kind: "saving" });
    this.#timer = setTimeout(() => void this.now(), delayMs);
  }

  async now(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#sending || !this.isDirty()) return;
    this.#sending = true;
    const values = this.#read();
    const body = { values, basedOn: this.#version };
    const result = await call("saveDeliveryDraft", { params: { id: this.#orderId }, body });
    this.#sending = false;
    if (this.#stopped) return;
    if (result.ok) return this.#keep(result.data.draft, values);
    const { error, detail, status } = result.problem;
    if (error === "draft_changed_meanwhile") return this.#compare(values);
    if (ENDS.includes(status)) {
      this.#stopped = true;
      return this.#show({ kind: "closed", message: detail });
    }
    this.#show({ kind: "retrying", message: detail });
    // What was refused as it is will be refused again; the next change tries anew.
    if (status !== 400 && status !== 413) this.soon(RETRY_MS);
  }

  adopt(other: CoverageDeliveryDraft): void {
    this.#keep(other, other.values);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #keep(draft: CoverageDeliveryDraft, values: Readonly<Record<string, string>>): void {
    this.#version = draft.version;
    this.#kept = textOf(values);
    this.#keptAt = draft.updatedAt;
    this.#show({ kind: "saved", at: draft.updatedAt });
    this.soon();
  }

  #show(state: SaveState): void {
    this.#state = state;
    this.#setState(state);
  }

  /** An answer that got lost makes us meet our own words again; only others' are a conflict. */
  async #compare(sent: Record<string, string>): Promise<void> {
    const result = await call("getDeliveryDraft", { params: { id: this.#orderId } });
    const other = result.ok ? result.data.draft : null;
    if (!other) {
      this.#show({ kind: "retrying", message: "The draft could not be read." });
      return this.soon(RETRY_MS);
    }
    if (textOf(other.values) === textOf(trimmed(sent))) return this.#keep(other, sent);
    this.#show({ kind: "conflict", other });
  }
}

/** The same for the same fields, in whatever order they come. */
function textOf(values: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** As the server keeps them. */
function trimmed(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([path, text]) => [path, text.trim()]));
}
