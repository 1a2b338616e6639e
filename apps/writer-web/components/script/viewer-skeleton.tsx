/** The viewer's shape while a script is on its way. */
import { clsx } from "clsx";
import { Skeleton, SkeletonRegion } from "@/components/ui/skeleton";

export function ViewerSkeleton({ className }: { className?: string }) {
  return (
    <div className={clsx("overflow-hidden border border-rule bg-desk", className)}>
      <SkeletonRegion label="Loading the script …">
        <div className="h-12 border-b border-rule bg-paper" />
        <PageSkeleton />
      </SkeletonRegion>
    </div>
  );
}

export function PageSkeleton() {
  return (
    <div className="mx-auto my-4 flex aspect-[8.5/11] w-full max-w-200 flex-col gap-3 bg-sheet px-[15%] py-[10%] shadow-sheet">
      {["w-2/3", "w-full", "w-11/12", "w-1/3 self-center", "w-1/2 self-center", "w-3/4", "w-4/5"].map(
        (width) => (
          <Skeleton key={width} className={clsx("h-3", width)} />
        ),
      )}
    </div>
  );
}
