/** The visitor's orders under one tab, with how many there are under each. */
import "server-only";
import type { CoverageOrder } from "@script-manifest/contracts";
import { callAsVisitor, dataOrThrow } from "./coverage-server";
import type { OrderTab } from "./order-tabs";

const PER_PAGE = 20;
/** The most the API lists at once: what presses is sorted as a whole, not page by page. */
const PER_PAGE_MAX = 100;

export function ordersPerPage({ pressing }: OrderTab): number {
  return pressing ? PER_PAGE_MAX : PER_PAGE;
}

interface OrderListRequest {
  readonly role: "writer" | "provider";
  readonly tab: OrderTab;
  readonly tabs: readonly OrderTab[];
  readonly offset: number;
}

export interface OrderList {
  readonly orders: readonly CoverageOrder[];
  readonly total: number;
  /** Tab id → number of orders. */
  readonly counts: Readonly<Record<string, number>>;
}

export async function readOrders({ role, tab, tabs, offset }: OrderListRequest): Promise<OrderList> {
  const counted = tabs.map(async ({ id, statuses }) => [id, await countOrders(role, statuses)] as const);
  const query = { role, status: tab.statuses.join(","), limit: ordersPerPage(tab), offset };
  const [list, ...counts] = await Promise.all([callAsVisitor("listOrders", { query }), ...counted]);
  return { ...dataOrThrow(list), counts: Object.fromEntries(counts) };
}

/** How many orders are in these statuses. */
export async function countOrders(
  role: "writer" | "provider",
  statuses: OrderTab["statuses"],
): Promise<number> {
  const query = { role, status: statuses.join(","), limit: 1 };
  return dataOrThrow(await callAsVisitor("listOrders", { query })).total;
}

/** The list's most pressing order first: by the deadline it waits for, those without one last. */
export function byUrgency(orders: readonly CoverageOrder[]): CoverageOrder[] {
  return orders.toSorted((a, b) => urgency(a) - urgency(b));
}

function urgency({
  status,
  paymentDeadline,
  claimDeadline,
  slaDeadline,
  reviewDeadline,
}: CoverageOrder): number {
  const deadlines: Partial<Record<CoverageOrder["status"], string | null>> = {
    placed: paymentDeadline,
    payment_held: claimDeadline,
    claimed: slaDeadline,
    in_progress: slaDeadline,
    delivered: reviewDeadline,
  };
  const deadline = deadlines[status];
  return deadline ? Date.parse(deadline) : Number.MAX_SAFE_INTEGER;
}
