"use client";
/** Keeps what is typed into a form in this browser until it is sent, so that a closed tab loses nothing. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { DefaultValues, FieldValues, UseFormReturn } from "react-hook-form";

const SAVE_DELAY_MS = 400;

/**
 * Restores the draft once after the first render, but for fields in which somebody has typed by then; saves
 * changes soon after they are made and at once when the form goes away; `clear` forgets it. Without a key
 * nothing is kept.
 */
export function useDraft<In extends FieldValues, Out>(
  key: string | null,
  form: UseFormReturn<In, unknown, Out>,
): { readonly clear: () => void } {
  const { reset, getValues, subscribe } = form;
  const unsaved = useRef<In | null>(null);
  const [untouched] = useState(() => getValues());
  useEffect(() => {
    if (key === null) return;
    const draft = readDraft<In>(key);
    const kept = { ...untouched, ...draft };
    if (draft) reset(kept as DefaultValues<In>, { keepDefaultValues: true, keepDirtyValues: true });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const save = () => {
      if (unsaved.current) localStorage.setItem(key, JSON.stringify(unsaved.current));
      unsaved.current = null;
    };
    const saveSoon = (values: In) => {
      unsaved.current = values;
      clearTimeout(timer);
      timer = setTimeout(save, SAVE_DELAY_MS);
    };
    // What was typed before this listened.
    if (!isSame(getValues(), kept)) saveSoon(getValues());
    const unsubscribe = subscribe({
      formState: { values: true },
      callback: ({ values }) => saveSoon(values),
    });
    addEventListener("pagehide", save);
    return () => {
      removeEventListener("pagehide", save);
      clearTimeout(timer);
      unsubscribe();
      save();
    };
  }, [key, untouched, reset, getValues, subscribe]);
  const clear = useCallback(() => {
    unsaved.current = null;
    if (key !== null) localStorage.removeItem(key);
  }, [key]);
  return { clear };
}

const isSame = (one: FieldValues, other: FieldValues) =>
  Object.keys({ ...one, ...other }).every((name) => one[name] === other[name]);

function readDraft<T>(key: string): Partial<T> | null {
  try {
    const stored = localStorage.getItem(key);
    return stored === null ? null : (JSON.parse(stored) as Partial<T>);
  } catch {
    // A draft that cannot be read is no draft.
    return null;
  }
}
