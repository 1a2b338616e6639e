import { Lines } from "@/components/page-loading";
import { Skeleton, SkeletonRegion } from "@/components/ui/skeleton";

/** A sheet of paper while the report is fetched. */
export default function Loading() {
  return (
    <div className="page-width max-w-[56rem] pt-8">
      <SkeletonRegion label="Loading the report">
        <Skeleton className="mb-5 h-11 w-40" />
        <div className="flex flex-col gap-8 border border-rule bg-sheet p-6 shadow-sheet sm:p-12">
          <Skeleton className="h-9 w-72 max-w-full" />
          <Lines count={6} />
          <Lines count={8} />
        </div>
      </SkeletonRegion>
    </div>
  );
}
