import { OrderBones, PageLoading } from "@/components/page-loading";

/** An order's own shape while it is fetched. */
export default function Loading() {
  return (
    <PageLoading label="Loading the order" lede={2}>
      <OrderBones />
    </PageLoading>
  );
}
