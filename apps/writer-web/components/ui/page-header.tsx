/** The top of a page: a scene heading, the title, a line about it, and what can be done here. */
import type { ReactNode } from "react";

interface PageHeaderProps {
  readonly slug?: ReactNode;
  readonly title: ReactNode;
  readonly lede?: ReactNode;
  readonly actions?: ReactNode;
}

export function PageHeader({ slug, title, lede, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-5 pb-8 pt-10 sm:pt-14">
      <div className="min-w-0 max-w-prose">
        {slug && <p className="slug mb-3">{slug}</p>}
        <h1 className="text-3xl">{title}</h1>
        {lede && <div className="mt-3 text-ink-soft">{lede}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
    </header>
  );
}
