/** The tabs of the two order lists: each a set of statuses, in the address by its name. */
import type { CoverageOrderStatus } from "@script-manifest/contracts";

export interface OrderTab {
  readonly id: string;
  readonly label: string;
  readonly statuses: readonly CoverageOrderStatus[];
  /** What to say, and where to go, when there is nothing. */
  readonly empty: string;
  /** Its orders wait for a deadline: all are shown at once, the most pressing first. */
  readonly pressing?: true;
}

export const writerTabs: readonly OrderTab[] = [
  {
    id: "open",
    label: "Open",
    statuses: ["placed", "payment_held", "claimed", "in_progress", "disputed"],
    empty: "No order is under way",
  },
  { id: "delivered", label: "To read", statuses: ["delivered"], empty: "No coverage waits to be read" },
  { id: "completed", label: "Completed", statuses: ["completed"], empty: "No order is completed yet" },
  {
    id: "ended",
    label: "Cancelled and refunded",
    statuses: ["cancelled", "payment_failed", "refunded"],
    empty: "Nothing was cancelled or refunded",
  },
];

export const providerTabs: readonly OrderTab[] = [
  {
    id: "incoming",
    label: "Incoming",
    statuses: ["payment_held"],
    empty: "No order waits to be claimed",
    pressing: true,
  },
  {
    id: "active",
    label: "Active",
    statuses: ["claimed", "in_progress"],
    empty: "Nothing is on your desk",
    pressing: true,
  },
  {
    id: "delivered",
    label: "Delivered",
    statuses: ["delivered", "disputed"],
    empty: "No delivery waits for its writer",
    pressing: true,
  },
  {
    id: "completed",
    label: "Completed",
    statuses: ["completed", "refunded", "cancelled"],
    empty: "No order has ended yet",
  },
];
