/** The shape of what is coming. Sizes come from the caller, so that nothing jumps when the words arrive. */
import { clsx } from "clsx";

export function Skeleton({ className }: { className: string }) {
  return (
    <span aria-hidden="true" className={clsx("block animate-pulse-soft rounded-sm bg-rule", className)} />
  );
}

/** A region that is loading, with one announcement for all its bones. */
export function SkeletonRegion({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div aria-busy="true">
      <span role="status" className="sr-only">
        {label}
      </span>
      {children}
    </div>
  );
}

/** Rows of a ruled list. */
export function SkeletonRows({ rows }: { rows: number }) {
  return (
    <div className="divide-y divide-rule border-y border-rule">
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className="flex items-center justify-between gap-6 py-5">
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-5 w-2/3 max-w-80" />
            <Skeleton className="h-4 w-1/2 max-w-60" />
          </div>
          <Skeleton className="h-5 w-20" />
        </div>
      ))}
    </div>
  );
}
