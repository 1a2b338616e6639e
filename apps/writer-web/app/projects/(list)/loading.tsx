/** The list's own shape while it is fetched. */
import { Skeleton, SkeletonRegion, SkeletonRows } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <div className="page-width">
      <SkeletonRegion label="Loading projects">
        <div className="pb-8 pt-10 sm:pt-14">
          <Skeleton className="mb-3 h-4 w-28" />
          <Skeleton className="h-10 w-48" />
          <Skeleton className="mt-3 h-5 w-80 max-w-full" />
        </div>
        <SkeletonRows rows={4} />
      </SkeletonRegion>
    </div>
  );
}
