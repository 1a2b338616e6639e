/** The writer's orders, by what they wait for. */
import type { Metadata } from "next";
import { OrderRow } from "@/components/order-row";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { now } from "@/lib/clock";
import { ordersPerPage, readOrders } from "@/lib/order-lists";
import { writerTabs } from "@/lib/order-tabs";
import { offsetOf, pageLinks } from "@/lib/paging";
import { requireUser } from "@/lib/viewer";

export const metadata: Metadata = { title: "Orders" };

type Props = { searchParams: Promise<{ tab?: string; offset?: string | string[] }> };

export default async function OrdersPage({ searchParams }: Props) {
  await requireUser();
  const { tab: tabId, offset: offsetText } = await searchParams;
  const tab = writerTabs.find(({ id }) => id === tabId) ?? writerTabs[0];
  if (!tab) return null;
  const offset = offsetOf(offsetText);
  const { orders, total, counts } = await readOrders({ role: "writer", tab, tabs: writerTabs, offset });
  const nowMs = now();
  const pageAt = (start: number) => `/coverage/orders?tab=${tab.id}&offset=${start}`;
  return (
    <div className="page-width">
      <PageHeader
        slug="Int. your desk"
        title="Orders"
        lede="What you ordered, and where every cent of it is."
      />
      <Tabs
        label="Orders"
        tabs={writerTabs.map(({ id, label }) => ({
          label,
          href: `/coverage/orders?tab=${id}`,
          current: id === tab.id,
          count: counts[id],
        }))}
      />
      {orders.length === 0 ? (
        <EmptyState
          title={tab.empty}
          action={
            <ButtonLink look="prominent" href="/coverage">
              Find a reader
            </ButtonLink>
          }
        />
      ) : (
        <ul className="divide-y divide-rule border-b border-rule">
          {orders.map((order) => (
            <OrderRow key={order.id} order={order} nowMs={nowMs} />
          ))}
        </ul>
      )}
      <Pagination
        label="Pages of orders"
        {...pageLinks({ offset, perPage: ordersPerPage(tab), total, at: pageAt })}
      />
    </div>
  );
}
