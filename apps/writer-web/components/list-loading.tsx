/** A list page's own shape while it is fetched: heading, tabs, rows. */
import { PageLoading } from "@/components/page-loading";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

export function ListLoading({ label, tabs = 0 }: { label: string; tabs?: number }) {
  return (
    <PageLoading label={label}>
      {tabs > 0 && (
        <div className="flex flex-wrap gap-x-5 sm:gap-x-7">
          {Array.from({ length: tabs }, (_, tab) => tab).map((tab) => (
            <div key={tab} className="flex h-11 items-center">
              <Skeleton className="h-4 w-20" />
            </div>
          ))}
        </div>
      )}
      <SkeletonRows rows={5} />
    </PageLoading>
  );
}
