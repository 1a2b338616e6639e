import { OrderBones, PageLoading } from "@/components/page-loading";

/** A case's own shape while it is fetched. */
export default function Loading() {
  return (
    <PageLoading label="Loading the case" lede={2}>
      <OrderBones />
    </PageLoading>
  );
}
