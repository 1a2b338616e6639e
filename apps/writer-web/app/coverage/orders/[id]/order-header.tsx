/** What was ordered, for which script, by whom, and how it stands. */
import type { CoverageOrder } from "@script-manifest/contracts";
import { StatusBadge } from "@/components/ui/badge";
import { CopyableId } from "@/components/ui/copyable-id";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { plural } from "@/lib/format";

/** The list each of them came from, and what the order is to them. */
const PLACES: Record<CoverageOrder["viewerRole"], { href: string; list: string; order: string }> = {
  writer: { href: "/coverage/orders", list: "Your orders", order: "you ordered" },
  provider: { href: "/coverage/dashboard", list: "Your desk", order: "you read" },
  admin: { href: "/coverage/admin/orders", list: "All orders", order: "case file" },
};

function Place({ viewerRole }: Pick<CoverageOrder, "viewerRole">) {
  const { href, list, order } = PLACES[viewerRole];
  return (
    <>
      <Link
        href={href}
        className="inline-flex min-h-6 items-center underline underline-offset-4 hover:text-ink"
      >
        {list}
      </Link>{" "}
      · {order}
    </>
  );
}

export function OrderHeader({ order }: { order: CoverageOrder }) {
  return (
    <div data-print="hide">
      <PageHeader
        slug={<Place viewerRole={order.viewerRole} />}
        title={order.serviceTitle}
        lede={
          <>
            <p>
              <bdi className="font-script font-bold text-ink">{order.scriptTitle}</bdi>,{" "}
              {plural(order.scriptPageCount, "page")}, by <bdi>{order.writerName}</bdi>.
              {order.viewerRole !== "provider" && (
                <>
                  {" "}
                  Read by{" "}
                  <Link className="link" href={`/coverage/providers/${order.providerId}`}>
                    <bdi>{order.providerName}</bdi>
                  </Link>
                  .
                </>
              )}
            </p>
            <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
              <StatusBadge status={order.status} viewerRole={order.viewerRole} />
              <CopyableId id={order.id} label="order id" />
            </p>
          </>
        }
      />
    </div>
  );
}
