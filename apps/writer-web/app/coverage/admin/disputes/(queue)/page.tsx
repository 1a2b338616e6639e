/** The dispute queue: oldest open first, with age and amount. */
import type { CoverageDisputeCase, CoverageDisputeStatus } from "@script-manifest/contracts";
import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { Timestamp } from "@/components/ui/timestamp";
import { now } from "@/lib/clock";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { offsetOf, pageLinks } from "@/lib/paging";
import { requireAdmin } from "@/lib/viewer";
import { disputeReasonWords, disputeStatusWords } from "@/lib/words";

export const metadata: Metadata = { title: "Disputes" };

const PER_PAGE = 30;

const TABS: readonly { readonly id: CoverageDisputeStatus; readonly label: string }[] = [
  { id: "open", label: "Open" },
  { id: "under_review", label: "Under review" },
  { id: "resolved_refund", label: "Full refund" },
  { id: "resolved_partial", label: "Partial refund" },
  { id: "resolved_no_refund", label: "No refund" },
];

type Props = { searchParams: Promise<{ status?: string; offset?: string | string[] }> };

export default async function DisputesPage({ searchParams }: Props) {
  await requireAdmin();
  const { status: wanted, offset: offsetText } = await searchParams;
  const status = TABS.find(({ id }) => id === wanted)?.id ?? "open";
  const offset = offsetOf(offsetText);
  const [result, ...counts] = await Promise.all([
    callAsVisitor("listDisputes", { query: { status, limit: PER_PAGE, offset } }),
    ...TABS.map(({ id }) => callAsVisitor("listDisputes", { query: { status: id, limit: 1 } })),
  ]);
  const { disputes, total } = dataOrThrow(result);
  const pageAt = (start: number) => `/coverage/admin/disputes?status=${status}&offset=${start}`;
  return (
    <div className="page-width">
      <PageHeader
        slug="Int. chambers"
        title="Disputes"
        lede="The money of every open case is held until it is decided."
      />
      <Tabs
        label="Disputes"
        tabs={TABS.map(({ id, label }, index) => ({
          label,
          href: `/coverage/admin/disputes?status=${id}`,
          current: id === status,
          count: counts[index]?.ok ? counts[index].data.total : undefined,
        }))}
      />
      {disputes.length === 0 ? (
        <EmptyState
          title="No case here"
          action={<ButtonLink href="/coverage/admin">Back to the overview</ButtonLink>}
        >
          {status === "open" && "Nobody waits for a decision."}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-rule border-b border-rule">
          {disputes.map((dispute) => (
            <CaseRow key={dispute.id} dispute={dispute} nowMs={now()} />
          ))}
        </ul>
      )}
      <Pagination
        label="Pages of disputes"
        {...pageLinks({ offset, perPage: PER_PAGE, total, at: pageAt })}
      />
    </div>
  );
}

function CaseRow({ dispute, nowMs }: { dispute: CoverageDisputeCase; nowMs: number }) {
  const { order } = dispute;
  const { label, tone } = disputeStatusWords[dispute.status];
  return (
    <li className="relative grid gap-x-8 gap-y-2 py-5 hover:bg-desk sm:grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <h2 className="text-lg leading-snug">
          <Link href={`/coverage/admin/disputes/${dispute.id}`} className="after:absolute after:inset-0">
            {disputeReasonWords[dispute.reason]}: {order.serviceTitle}
          </Link>
        </h2>
        <p className="text-sm text-ink-soft">
          <span className="font-script">{order.scriptTitle}</span> · {order.writerName} and{" "}
          {order.providerName}
        </p>
        <p className="mt-2 line-clamp-2 max-w-prose text-sm">{dispute.description}</p>
      </div>
      <div className="flex items-center justify-between gap-x-4 gap-y-1 sm:flex-col sm:items-end sm:justify-start">
        <Money className="font-serif text-lg" cents={order.priceCents} currency={order.currency} />
        <span className="flex flex-wrap gap-2">
          {dispute.providerAnswer !== null && <Badge tone="good">Answered</Badge>}
          <Badge tone={tone}>{label}</Badge>
        </span>
        <Timestamp at={dispute.createdAt} nowMs={nowMs} show="relative" className="text-xs text-ink-faint" />
      </div>
    </li>
  );
}
