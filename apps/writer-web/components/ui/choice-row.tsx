"use client";
/** One of a few short choices, side by side. Radio buttons underneath, so arrow keys and forms just work. */
import { clsx } from "clsx";
import { type ReactNode, useState } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";

interface ChoiceRowProps {
  readonly id: string;
  readonly legend: ReactNode;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly field: UseFormRegisterReturn;
  readonly chosen: string;
  /** Takes the choice back. */
  readonly onClear: () => void;
  readonly clearLabel: string;
  readonly compact?: boolean;
}

export function ChoiceRow({
  id,
  legend,
  choices,
  field,
  chosen,
  onClear,
  clearLabel,
  compact,
}: ChoiceRowProps) {
  // The form marks its choices by script; the server's page has to show what it will.
  const [initial] = useState(chosen);
  return (
    <fieldset id={id} tabIndex={-1} className="relative min-w-0">
      <legend className={clsx("mb-1.5 text-sm", !compact && "font-semibold")}>{legend}</legend>
      {chosen !== "" && (
        <button
          type="button"
          onClick={onClear}
          className="absolute -top-7 right-0 min-h-6 text-xs text-ink-faint underline underline-offset-2 hover:text-ink"
        >
          Clear<span className="sr-only"> {clearLabel}</span>
        </button>
      )}
      <div
        className="grid rounded-md border border-edge bg-sheet"
        style={{ gridTemplateColumns: `repeat(${choices.length}, minmax(0, 1fr))` }}
      >
        {choices.map(({ value, label }, index) => (
          <label
            key={value}
            className={clsx(
              "relative grid min-h-11 cursor-pointer place-items-center text-sm hover:bg-desk",
              "has-checked:bg-pencil has-checked:font-semibold has-checked:text-on-pencil",
              "has-focus-visible:z-10 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-pencil",
              index > 0 && "border-l border-rule",
            )}
          >
            <input
              type="radio"
              value={value}
              defaultChecked={value === initial}
              className="absolute inset-0 cursor-pointer opacity-0"
              {...field}
            />
            <span className="figures">{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
