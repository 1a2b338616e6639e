/** Rows of words and amounts, the amounts in one column on the right, the total under a rule. */
import { clsx } from "clsx";
import type { ReactNode } from "react";

export function Ledger({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    <dl aria-label={caption} className="border-t-2 border-ink text-sm">
      {children}
    </dl>
  );
}

interface LedgerRowProps {
  readonly label: ReactNode;
  readonly note?: ReactNode;
  readonly total?: boolean;
  readonly children: ReactNode;
}

export function LedgerRow({ label, note, total, children }: LedgerRowProps) {
  return (
    <div
      className={clsx(
        "flex items-baseline justify-between gap-6 border-b py-2.5",
        total ? "border-b-2 border-ink text-base font-semibold" : "border-rule",
      )}
    >
      <dt>
        {label}
        {note && <span className="block text-xs font-normal text-ink-faint">{note}</span>}
      </dt>
      <dd className="figures text-right">{children}</dd>
    </div>
  );
}
