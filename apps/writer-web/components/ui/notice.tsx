/** Something to know before going on. Carries its own sign and, where it matters, its own word. */
import { clsx } from "clsx";
import { Info, ShieldCheck, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const KINDS = {
  note: { Icon: Info, className: "border-pencil bg-pencil-wash" },
  safe: { Icon: ShieldCheck, className: "border-good bg-good-wash" },
  warning: { Icon: TriangleAlert, className: "border-wait bg-wait-wash" },
  problem: { Icon: TriangleAlert, className: "border-bad bg-bad-wash" },
} as const;

export function Notice({
  kind = "note",
  title,
  children,
  live,
}: {
  kind?: keyof typeof KINDS;
  title?: string;
  children?: ReactNode;
  live?: boolean;
}) {
  const { Icon, className } = KINDS[kind];
  return (
    <div
      role={live ? "status" : undefined}
      className={clsx("flex gap-3 border-l-4 px-4 py-3 text-sm", className)}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-ink-soft">{children}</div>}
      </div>
    </div>
  );
}
