import { FormBones, PageLoading } from "@/components/page-loading";
import { SkeletonRows } from "@/components/ui/skeleton";

/** Ordering in its own shape: the form, and what it will cost. */
export default function Loading() {
  return (
    <PageLoading label="Loading the order form">
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[1fr_20rem]">
        <div className="order-2 lg:order-1">
          <FormBones fields={3} />
        </div>
        <div className="order-1 lg:order-2">
          <SkeletonRows rows={3} />
        </div>
      </div>
    </PageLoading>
  );
}
