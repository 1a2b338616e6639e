/** A list page's own shape while it is fetched: heading, tabs, rows. */
import { Skeleton, SkeletonRegion, SkeletonRows } from "@/components/ui/skeleton";

export function ListLoading({ label, tabs = 0 }: { label: string; tabs?: number }) {
  return (
    <div className="page-width">
      <SkeletonRegion label={label}>
        <div className="pb-8 pt-10 sm:pt-14">
          <Skeleton className="mb-3 h-4 w-28" />
          <Skeleton className="h-10 w-48" />
          <Skeleton className="mt-3 h-5 w-80 max-w-full" />
        </div>
        {tabs > 0 && (
          <div className="flex h-11 items-center gap-6">
            {Array.from({ length: tabs }, (_, tab) => tab).map((tab) => (
              <Skeleton key={tab} className="h-4 w-20" />
            ))}
          </div>
        )}
        <SkeletonRows rows={5} />
      </SkeletonRegion>
    </div>
  );
}
