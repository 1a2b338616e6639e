/** A list page's own shape while it is fetched: heading, tabs, rows. */
import { PageLoading } from "@/components/page-loading";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

export function ListLoading({ label, tabs = 0 }: { label: string; tabs?: number }) {
  return (
    <PageLoading label={label}>
      {tabs > 0 && (
        <div className="flex h-11 items-center gap-6 overflow-hidden">
          {Array.from({ length: tabs }, (_, tab) => tab).map((tab) => (
            <Skeleton key={tab} className="h-4 w-20 shrink-0" />
          ))}
        </div>
      )}
      <SkeletonRows rows={5} />
    </PageLoading>
  );
}
