"use client";
/** One step of the way, under its heading. When another step follows, its heading is where one goes on. */
import { type ReactNode, useEffect, useRef } from "react";

interface OnboardingStageProps {
  readonly title: string;
  readonly lede?: ReactNode;
  readonly children: ReactNode;
}

export function OnboardingStage({ title, lede, children }: OnboardingStageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(title);
  useEffect(() => {
    if (shown.current === title) return;
    shown.current = title;
    heading.current?.focus();
  }, [title]);
  return (
    <section aria-label={title} className="max-w-form">
      <h2 ref={heading} tabIndex={-1} className="scroll-mt-24 text-2xl outline-none">
        {title}
      </h2>
      {lede && <p className="mt-2 text-ink-soft">{lede}</p>}
      <div className="mt-6">{children}</div>
    </section>
  );
}
