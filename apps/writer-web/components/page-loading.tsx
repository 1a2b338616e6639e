/** Pages in their own shape while they are fetched: the heading every page has, and what stands below it. */
import type { ReactNode } from "react";
import { Skeleton, SkeletonRegion, SkeletonRows } from "@/components/ui/skeleton";

interface PageLoadingProps {
  /** What is being fetched, for those who cannot see the bones. */
  readonly label: string;
  /** How many lines stand below the title. */
  readonly lede?: 0 | 1 | 2;
  readonly children: ReactNode;
}

export function PageLoading({ label, lede = 1, children }: PageLoadingProps) {
  return (
    <div className="page-width">
      <SkeletonRegion label={label}>
        <div className="pb-8 pt-10 sm:pt-14">
          <Skeleton className="mb-3 h-4 w-28" />
          <Skeleton className="h-10 w-80 max-w-full" />
          {lede > 0 && <Skeleton className="mt-3 h-5 w-96 max-w-full" />}
          {lede > 1 && <Skeleton className="mt-3 h-6 w-72 max-w-full" />}
        </div>
        {children}
      </SkeletonRegion>
    </div>
  );
}

/** Work on the left, its facts on the right, as an order and a case have it. */
export function OrderBones() {
  return (
    <div className="grid gap-x-14 gap-y-12 lg:grid-cols-[1fr_21rem]">
      <div className="flex min-w-0 flex-col gap-14">
        <div className="border border-rule border-t-4 border-t-brass bg-sheet p-6 sm:p-8">
          <Skeleton className="h-8 w-72 max-w-full" />
          <Skeleton className="mt-3 h-5 w-full max-w-prose" />
          <Skeleton className="mt-2 h-5 w-2/3" />
          <Skeleton className="mt-6 h-11 w-40" />
        </div>
        <div>
          <Skeleton className="mb-4 h-7 w-32" />
          <Lines count={5} />
        </div>
      </div>
      <div className="flex min-w-0 flex-col gap-12">
        <SkeletonRows rows={3} />
        <SkeletonRows rows={4} />
      </div>
    </div>
  );
}

/** Fields under each other, and a button. */
export function FormBones({ fields }: { fields: number }) {
  return (
    <div className="flex max-w-form flex-col gap-6">
      {Array.from({ length: fields }, (_, field) => field).map((field) => (
        <div key={field}>
          <Skeleton className="mb-2 h-4 w-28" />
          <Skeleton className="h-11 w-full" />
        </div>
      ))}
      <Skeleton className="h-11 w-36" />
    </div>
  );
}

/** Running text. */
export function Lines({ count }: { count: number }) {
  return (
    <div className="flex max-w-prose flex-col gap-3">
      {Array.from({ length: count }, (_, line) => line).map((line) => (
        <Skeleton key={line} className={line === count - 1 ? "h-4 w-1/2" : "h-4 w-full"} />
      ))}
    </div>
  );
}
