import { FormBones, PageLoading } from "@/components/page-loading";
import { Skeleton } from "@/components/ui/skeleton";

/** The steps and the form of the present one. */
export default function Loading() {
  return (
    <PageLoading label="Loading where you left off">
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <div className="flex flex-col gap-8 border-l border-rule pl-8">
          <Skeleton className="h-9 w-32" />
          <Skeleton className="h-9 w-40" />
          <Skeleton className="h-9 w-36" />
        </div>
        <FormBones fields={3} />
      </div>
    </PageLoading>
  );
}
