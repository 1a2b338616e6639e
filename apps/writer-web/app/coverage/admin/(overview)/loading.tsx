import { PageLoading } from "@/components/page-loading";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

const COUNTS = ["disputes", "review", "alarms", "suspended"];

/** The overview's four counts, and what was done last. */
export default function Loading() {
  return (
    <PageLoading label="Loading the overview">
      <div className="grid gap-px border border-rule bg-rule sm:grid-cols-2 lg:grid-cols-4">
        {COUNTS.map((count) => (
          <div key={count} className="bg-sheet p-5">
            <Skeleton className="h-4 w-28" />
            <Skeleton className="mt-3 h-8 w-12" />
            <Skeleton className="mt-3 h-3 w-36" />
          </div>
        ))}
      </div>
      <Skeleton className="mb-4 mt-12 h-7 w-32" />
      <SkeletonRows rows={5} />
    </PageLoading>
  );
}
