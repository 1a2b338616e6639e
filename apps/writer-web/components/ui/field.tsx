/**
 * A labelled control: label, hint, error, character count, wired together for assistive technology.
 *
 * Belongs here: the frame around any control, and the controls' common look. Does not: form state
 * (form-fields.tsx).
 */
import { clsx } from "clsx";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { asSentence } from "@/lib/format";

export const CONTROL =
  "block w-full min-h-11 rounded-md border border-edge bg-sheet px-3 py-2 text-base text-ink placeholder:text-ink-faint hover:border-ink aria-invalid:border-bad aria-invalid:border-2";

/** The attributes a control must spread to belong to its label, hint and error. */
export interface ControlAttributes {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
}

interface FieldProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** Shown below, right-aligned; turns red past the limit. */
  readonly count?: { readonly length: number; readonly max: number } | undefined;
  readonly className?: string;
  readonly children: (control: ControlAttributes) => ReactNode;
}

export function Field({ id, label, hint, error, optional, count, className, children }: FieldProps) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={clsx("flex flex-col gap-1.5", className)}>
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
        {optional && <span className="font-normal text-ink-faint"> (optional)</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-ink-soft">
          {hint}
        </p>
      )}
      {children({
        id,
        ...(describedBy && { "aria-describedby": describedBy }),
        ...(error && { "aria-invalid": true as const }),
      })}
      <div className="flex items-start justify-between gap-4 empty:hidden">
        {error && <FieldError id={`${id}-error`}>{asSentence(error)}</FieldError>}
        {count && <CharacterCount {...count} />}
      </div>
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm text-bad">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span>
        <span className="sr-only">Error: </span>
        {children}
      </span>
    </p>
  );
}

function CharacterCount({ length, max }: { length: number; max: number }) {
  const over = length > max;
  return (
    <p className={clsx("figures ml-auto text-xs", over ? "font-semibold text-bad" : "text-ink-faint")}>
      {over
        ? `${(length - max).toLocaleString("en-US")} too many`
        : `${length.toLocaleString("en-US")} / ${max.toLocaleString("en-US")}`}
      <span className="sr-only"> characters</span>
    </p>
  );
}
