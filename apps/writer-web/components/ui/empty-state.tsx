/** Nothing here yet, set like the top of a page, with the next step. */
import type { ReactNode } from "react";

interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="border-y border-rule py-12 sm:py-16">
      <div className="mx-auto flex max-w-prose flex-col items-center gap-3 px-4 text-center">
        <span aria-hidden="true" className="flex gap-2">
          <span className="size-2 rounded-full bg-brass" />
          <span className="size-2 rounded-full bg-brass" />
        </span>
        <h2 className="text-xl">{title}</h2>
        {children && <div className="text-sm text-ink-soft">{children}</div>}
        {action && <div className="mt-3">{action}</div>}
      </div>
    </div>
  );
}
