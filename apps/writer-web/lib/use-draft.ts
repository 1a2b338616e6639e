"use client";
/** Keeps what is typed into a form in this browser until it is sent, so that a closed tab loses nothing. */
import { useCallback, useEffect } from "react";
import type { DefaultValues, FieldValues, UseFormReturn } from "react-hook-form";

const SAVE_DELAY_MS = 400;

/**
 * Restores the draft once after the first render, saves changes soon after they are made; `clear` forgets it.
 * Without a key nothing is kept.
 */
export function useDraft<In extends FieldValues, Out>(
  key: string | null,
  form: UseFormReturn<In, unknown, Out>,
): { readonly clear: () => void } {
  const { reset, getValues, subscribe } = form;
  useEffect(() => {
    if (key === null) return;
    const draft = readDraft<In>(key);
    if (draft) reset({ ...getValues(), ...draft } as DefaultValues<In>, { keepDefaultValues: true });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        clearTimeout(timer);
        timer = setTimeout(() => localStorage.setItem(key, JSON.stringify(values)), SAVE_DELAY_MS);
      },
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [key, reset, getValues, subscribe]);
  return { clear: useCallback(() => key !== null && localStorage.removeItem(key), [key]) };
}

function readDraft<T>(key: string): Partial<T> | null {
  try {
    const stored = localStorage.getItem(key);
    return stored === null ? null : (JSON.parse(stored) as Partial<T>);
  } catch {
    // A draft that cannot be read is no draft.
    return null;
  }
}
