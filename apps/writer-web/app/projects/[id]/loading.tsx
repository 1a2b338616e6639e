import { PageLoading } from "@/components/page-loading";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

/** A project's own shape while it is fetched: its drafts, and the door for the next. */
export default function Loading() {
  return (
    <PageLoading label="Loading the project">
      <div className="grid gap-12 lg:grid-cols-[1fr_22rem]">
        <div>
          <Skeleton className="mb-4 h-7 w-28" />
          <SkeletonRows rows={3} />
        </div>
        <div>
          <Skeleton className="mb-4 h-7 w-40" />
          <Skeleton className="h-44 w-full" />
        </div>
      </div>
    </PageLoading>
  );
}
