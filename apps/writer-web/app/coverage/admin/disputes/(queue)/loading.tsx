import { ListLoading } from "@/components/list-loading";

/** The queue's own shape while it is fetched. */
export default function Loading() {
  return <ListLoading label="Loading disputes" tabs={5} />;
}
