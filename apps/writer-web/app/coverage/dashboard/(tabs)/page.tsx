/** The provider's desk: orders by what they wait for, earnings, services. Tabs are in the address. */
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OrderRow } from "@/components/order-row";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { now } from "@/lib/clock";
import { byUrgency, countOrders, ordersPerPage, readOrders } from "@/lib/order-lists";
import { type OrderTab, providerTabs } from "@/lib/order-tabs";
import { addressWith, offsetOf, pageLinks } from "@/lib/paging";
import { getOwnProvider, requireUser } from "@/lib/viewer";
import { EarningsTab } from "./earnings/earnings-tab";
import { FailedPayout } from "./earnings/failed-payout";
import { ServicesTab } from "./services/services-tab";

type Props = {
  searchParams: Promise<{
    tab?: string;
    offset?: string | string[];
    from?: string;
    to?: string;
    edit?: string;
  }>;
};

/** The tabs that are no list of orders. */
const OTHER_TABS = [
  { id: "earnings", label: "Earnings" },
  { id: "services", label: "Services" },
] as const;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { tab = "incoming" } = await searchParams;
  const shown = [...providerTabs, ...OTHER_TABS].find(({ id }) => id === tab);
  return { title: `Dashboard: ${(shown ?? OTHER_TABS[0]).label.toLowerCase()}` };
}

export default async function DashboardPage({ searchParams }: Props) {
  await requireUser();
  const provider = await getOwnProvider();
  if (!provider || provider.status === "pending_verification") redirect("/coverage/become-provider");
  const { tab = "incoming", offset, from, to, edit } = await searchParams;
  const orderTab = providerTabs.find(({ id }) => id === tab);
  return (
    <div className="page-width">
      <PageHeader
        slug="Int. your reading desk"
        title="Dashboard"
        lede={provider.displayName}
        actions={
          <>
            {provider.status === "active" && (
              <ButtonLink href={`/coverage/providers/${provider.id}`}>Public page</ButtonLink>
            )}
            <ButtonLink href="/coverage/dashboard/profile">Edit profile</ButtonLink>
          </>
        }
      />
      {provider.status === "suspended" && (
        <div className="mb-8">
          <Notice kind="warning" title="Your provider account is suspended">
            {provider.suspensionReason} Orders you have claimed go on; others can&apos;t be claimed, and
            nobody can place new ones.
          </Notice>
        </div>
      )}
      {provider.failedPayout && (
        <div className="mb-8">
          <FailedPayout providerId={provider.id} payout={provider.failedPayout} />
        </div>
      )}
      {provider.status === "active" && provider.startingPriceCents === null && tab !== "services" && (
        <div className="mb-8">
          <Notice title="Nothing of yours is on sale">
            Writers can&apos;t order from you until you{" "}
            <Link className="link" href="/coverage/dashboard?tab=services">
              offer a service
            </Link>
            .
          </Notice>
        </div>
      )}
      {orderTab ? (
        <OrdersTab tab={orderTab} offset={offsetOf(offset)} />
      ) : (
        <>
          <DashboardTabs current={tab} counts={await countAll()} />
          {tab === "services" ? (
            <ServicesTab provider={provider} edit={edit} />
          ) : (
            <EarningsTab asked={{ from, to }} />
          )}
        </>
      )}
    </div>
  );
}

async function OrdersTab({ tab, offset }: { tab: OrderTab; offset: number }) {
  const { orders, total, counts } = await readOrders({ role: "provider", tab, tabs: providerTabs, offset });
  const nowMs = now();
  return (
    <>
      <DashboardTabs current={tab.id} counts={counts} />
      {orders.length === 0 ? (
        <EmptyState
          title={tab.empty}
          action={<ButtonLink href="/coverage/dashboard?tab=services">Look at your services</ButtonLink>}
        >
          We tell you as soon as a writer orders.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-rule border-b border-rule">
          {byUrgency(orders).map((order) => (
            <OrderRow key={order.id} order={order} nowMs={nowMs} />
          ))}
        </ul>
      )}
      <Pagination
        label="Pages of orders"
        {...pageLinks({
          offset,
          perPage: ordersPerPage(tab),
          total,
          at: (start) => addressWith("/coverage/dashboard", { tab: tab.id, offset: start }),
        })}
      />
    </>
  );
}

async function countAll(): Promise<Readonly<Record<string, number>>> {
  const counts = providerTabs.map(
    async ({ id, statuses }) => [id, await countOrders("provider", statuses)] as const,
  );
  return Object.fromEntries(await Promise.all(counts));
}

function DashboardTabs({ current, counts }: { current: string; counts: Readonly<Record<string, number>> }) {
  const href = (id: string) => `/coverage/dashboard?tab=${id}`;
  const orders = providerTabs.map(({ id, label }) => ({
    label,
    href: href(id),
    current: id === current,
    count: counts[id],
  }));
  // An address that names no tab shows the earnings, as the page does.
  const otherTab = orders.some((tab) => tab.current) || current === "services" ? current : "earnings";
  return (
    <Tabs
      label="Dashboard"
      tabs={[
        ...orders,
        ...OTHER_TABS.map(({ id, label }) => ({ label, href: href(id), current: id === otherTab })),
      ]}
    />
  );
}
