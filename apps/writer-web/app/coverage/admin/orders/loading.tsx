import { ListLoading } from "@/components/list-loading";

/** The list's own shape while it is fetched. */
export default function Loading() {
  return <ListLoading label="Loading orders" />;
}
