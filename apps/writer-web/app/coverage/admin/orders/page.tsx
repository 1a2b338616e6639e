/** Everybody's orders, to find the one that somebody writes in about. */
import type { Metadata } from "next";
import { OrderRow } from "@/components/order-row";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { SearchForm } from "@/components/ui/search-form";
import { now } from "@/lib/clock";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { plural } from "@/lib/format";
import { addressWith, filterOf, offsetOf, pageLinks } from "@/lib/paging";
import { requireAdmin } from "@/lib/viewer";

export const metadata: Metadata = { title: "All orders" };

const PER_PAGE = 30;
const PATH = "/coverage/admin/orders";

type Props = { searchParams: Promise<{ q?: string | string[]; offset?: string | string[] }> };

export default async function OrdersPage({ searchParams }: Props) {
  await requireAdmin();
  const { q: typed, offset: offsetText } = await searchParams;
  const q = filterOf(typed);
  const offset = offsetOf(offsetText);
  const query = { ...(q && { q }), limit: PER_PAGE, offset };
  const { orders, total } = dataOrThrow(await callAsVisitor("listAllOrders", { query }));
  const nowMs = now();
  return (
    <div className="page-width">
      <PageHeader
        slug="Int. chambers"
        title="Orders"
        lede="Everybody's, the newest first. Each opens with its whole timeline and the way of its money."
      />
      <SearchForm
        action={PATH}
        label="Find an order"
        hint="By its id, Stripe's id of the payment, script, service, or either person's name."
        value={q}
      />
      <p role="status" className="border-b border-rule py-3 text-sm text-ink-soft">
        {plural(total, "order")}
        {q && ` for “${q}”`}
      </p>
      {orders.length === 0 ? (
        <EmptyState title="No order" action={q && <ButtonLink href={PATH}>Show all</ButtonLink>}>
          {q && "Try a part of a name or of a title."}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-rule border-b border-rule">
          {orders.map((order) => (
            <OrderRow key={order.id} order={order} nowMs={nowMs} />
          ))}
        </ul>
      )}
      <Pagination
        label="Pages of orders"
        {...pageLinks({
          offset,
          perPage: PER_PAGE,
          total,
          at: (start) => addressWith(PATH, { q, offset: start }),
        })}
      />
    </div>
  );
}
