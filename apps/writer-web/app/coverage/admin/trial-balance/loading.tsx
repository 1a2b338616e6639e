import { ListLoading } from "@/components/list-loading";

/** The ledger's accounts while they are summed. */
export default function Loading() {
  return <ListLoading label="Loading the trial balance" />;
}
