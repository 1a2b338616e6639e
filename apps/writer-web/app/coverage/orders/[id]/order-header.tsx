/** What was ordered, for which script, by whom, and how it stands. */
import type { CoverageOrder } from "@script-manifest/contracts";
import Link from "next/link";
import { StatusBadge } from "@/components/ui/badge";
import { CopyableId } from "@/components/ui/copyable-id";
import { PageHeader } from "@/components/ui/page-header";
import { plural } from "@/lib/format";

const SLUGS: Record<CoverageOrder["viewerRole"], string> = {
  writer: "Order · you ordered",
  provider: "Order · you read",
  admin: "Order · case file",
};

export function OrderHeader({ order }: { order: CoverageOrder }) {
  return (
    <div data-print="hide">
      <PageHeader
        slug={SLUGS[order.viewerRole]}
        title={order.serviceTitle}
        lede={
          <>
            <p>
              <span className="font-script font-bold text-ink">{order.scriptTitle}</span>,{" "}
              {plural(order.scriptPageCount, "page")}, by {order.writerName}.
              {order.viewerRole !== "provider" && (
                <>
                  {" "}
                  Read by{" "}
                  <Link className="link" href={`/coverage/providers/${order.providerId}`}>
                    {order.providerName}
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
