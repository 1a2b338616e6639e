import { FormBones, PageLoading } from "@/components/page-loading";

/** The profile's form while what it says is fetched. */
export default function Loading() {
  return (
    <PageLoading label="Loading your profile" lede={0}>
      <FormBones fields={3} />
    </PageLoading>
  );
}
