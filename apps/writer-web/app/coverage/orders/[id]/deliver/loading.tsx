import { FormBones, PageLoading } from "@/components/page-loading";

/** The report's form in its own shape while script and draft are fetched. */
export default function Loading() {
  return (
    <PageLoading label="Loading the report's form" lede={2}>
      <FormBones fields={6} />
    </PageLoading>
  );
}
