import { ListLoading } from "@/components/list-loading";

/** The dashboard's own shape while it is fetched. */
export default function Loading() {
  return <ListLoading label="Loading the dashboard" tabs={6} />;
}
