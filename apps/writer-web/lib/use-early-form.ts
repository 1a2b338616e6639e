"use client";
/**
 * What is typed into a form, chosen in it or sent before its script has arrived: early-submit.tsx remembers,
 * this takes it over.
 */
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { FieldPath, FieldPathValue, FieldValues, UseFormReturn } from "react-hook-form";

/** The element as the page's first script leaves it: a field's name → what was typed or chosen last. */
interface EarlyForm extends HTMLFormElement {
  typedEarly?: Readonly<Record<string, string | boolean>>;
}

/** For a form with `data-early`: has what was typed, and is sent as soon as it can be if it was sent. */
export function useEarlyForm<In extends FieldValues>({
  setValue,
  setValues,
}: Pick<UseFormReturn<In>, "setValue" | "setValues">): RefObject<HTMLFormElement | null> {
  const form = useRef<EarlyForm>(null);
  const wasSent = useRef(false);
  // With the form's first commit, so that nothing falls between the two listeners, or to both.
  useLayoutEffect(() => {
    const { current } = form;
    if (!current) return;
    for (const [name, value] of Object.entries(current.typedEarly ?? {}))
      setValue(name as FieldPath<In>, value as FieldPathValue<In, FieldPath<In>>, { shouldDirty: true });
    // The form may have seen a text by itself, and then told nobody who counts its letters.
    if (current.typedEarly) setValues({});
    delete current.typedEarly;
    wasSent.current = current.dataset.early === "sent";
    delete current.dataset.early;
  }, [setValue, setValues]);
  useEffect(() => {
    if (wasSent.current) form.current?.requestSubmit();
    wasSent.current = false;
  }, []);
  return form;
}
