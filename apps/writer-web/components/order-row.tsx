/** One order in a list: what, for which script, with whom, how it stands, how much, and what it waits for. */
import type { CoverageOrder } from "@script-manifest/contracts";
import { StatusBadge } from "@/components/ui/badge";
import { Countdown } from "@/components/ui/countdown";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { Timestamp } from "@/components/ui/timestamp";
import { moneyParts } from "@/lib/money-path";
import { nextStep } from "@/lib/next-step";

interface OrderRowProps {
  readonly order: CoverageOrder;
  readonly nowMs: number;
}

const SOON_MS = 24 * 60 * 60 * 1_000;

/** The last day before a deadline stands out; the words say it too. */
function urgencyLook(at: string, nowMs: number): string {
  return Date.parse(at) - nowMs < SOON_MS ? "font-semibold text-wait" : "text-ink-faint";
}

export function OrderRow({ order, nowMs }: OrderRowProps) {
  const { title, deadline } = nextStep(order, nowMs);
  const provider = order.viewerRole === "provider";
  return (
    <li className="relative grid gap-x-8 gap-y-2 py-5 hover:bg-desk sm:grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <h2 className="text-lg leading-snug">
          <Link href={`/coverage/orders/${order.id}`} className="after:absolute after:inset-0">
            {order.serviceTitle}
          </Link>
        </h2>
        <p className="text-sm text-ink-soft">
          <bdi className="font-script">{order.scriptTitle}</bdi> ·{" "}
          {order.viewerRole !== "writer" && (
            <>
              for <bdi>{order.writerName}</bdi>
            </>
          )}
          {order.viewerRole === "admin" && " "}
          {!provider && (
            <>
              by <bdi>{order.providerName}</bdi>
            </>
          )}{" "}
          · <Timestamp at={order.createdAt} nowMs={nowMs} show="relative" />
        </p>
        <p className="mt-2 text-sm">
          {title}
          {deadline && (
            <span className={urgencyLook(deadline.at, nowMs)}>
              {" "}
              ·{" "}
              <Countdown
                until={deadline.at}
                nowMs={nowMs}
                before={`${deadline.label.toLowerCase()} `}
                over="any moment now"
              />
            </span>
          )}
        </p>
      </div>
      <div className="flex items-center justify-between gap-4 sm:flex-col sm:items-end sm:justify-start">
        <Money
          className="font-serif text-lg"
          cents={provider ? moneyParts(order, []).providerCents : order.priceCents}
          currency={order.currency}
        />
        <StatusBadge status={order.status} viewerRole={order.viewerRole} />
      </div>
    </li>
  );
}
