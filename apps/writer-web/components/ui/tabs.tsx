/** Tabs as links: each is a page of its own with an address, so that the back button and sharing work. */
import { clsx } from "clsx";
import { Link } from "./link";

export interface Tab {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
  readonly count?: number | undefined;
}

export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="border-b border-rule" data-print="hide">
      <ul className="-mb-px flex flex-wrap gap-x-1 sm:gap-x-3">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              scroll={false}
              aria-current={tab.current ? "page" : undefined}
              className={clsx(
                "inline-flex min-h-11 items-center gap-2 border-b-2 px-2 text-sm font-semibold",
                tab.current
                  ? "border-ink text-ink"
                  : "border-transparent text-ink-soft hover:border-edge hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="figures text-xs font-normal text-ink-faint">{tab.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
