"use client";
/** The frame of every form: its error summary, its fields, its one button. */
import type { ReactNode, RefObject } from "react";
import { Button, type ButtonLook } from "@/components/ui/button";
import { ErrorSummary, type SummaryItem } from "@/components/ui/error-summary";

interface FormFrameProps {
  readonly element: RefObject<HTMLFormElement | null>;
  readonly summary: {
    readonly title: string;
    readonly items: readonly SummaryItem[];
    readonly requestId?: string;
  } | null;
  readonly pending: boolean;
  readonly submit: (event?: React.BaseSyntheticEvent) => Promise<void>;
  readonly submitLabel: string;
  readonly look?: ButtonLook;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

export function FormFrame({
  element,
  summary,
  pending,
  submit,
  submitLabel,
  look = "prominent",
  footer,
  children,
}: FormFrameProps) {
  return (
    <form
      ref={element}
      noValidate
      method="post"
      data-early=""
      suppressHydrationWarning
      onSubmit={submit}
      className="flex flex-col gap-6"
    >
      {summary && <ErrorSummary {...summary} />}
      {children}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" look={look} pending={pending} className="max-sm:flex-1">
          {submitLabel}
        </Button>
        {footer}
      </div>
    </form>
  );
}
