/** What waits for an admin, in one look: cases, alarms, and what was done last. */
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { now } from "@/lib/clock";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { formatMoney, formatRelative, plural } from "@/lib/format";
import { requireAdmin } from "@/lib/viewer";
import { AuditEntries } from "../audit-log/audit-entries";

export const metadata: Metadata = { title: "Admin" };

export default async function AdminPage() {
  const admin = await requireAdmin();
  const [open, review, alarms, suspended, audit] = await Promise.all([
    callAsVisitor("listDisputes", { query: { status: "open", limit: 1 } }).then(dataOrThrow),
    callAsVisitor("listDisputes", { query: { status: "under_review", limit: 1 } }).then(dataOrThrow),
    callAsVisitor("listAlarms", { query: { status: "open", limit: 1 } }).then(dataOrThrow),
    callAsVisitor("listAllProviders", { query: { status: "suspended", limit: 1 } }).then(dataOrThrow),
    callAsVisitor("listAuditLog", { query: { limit: 5 } }).then(dataOrThrow),
  ]);
  const nowMs = now();
  const [oldest] = open.disputes;
  const [newest] = alarms.alarms;
  return (
    <div className="page-width">
      <PageHeader slug="Int. chambers" title="Admin" lede={`Signed in as ${admin.displayName}.`} />
      <ul className="grid gap-px border border-rule bg-rule sm:grid-cols-2 lg:grid-cols-4">
        <Waiting href="/coverage/admin/disputes" label="Open disputes" count={open.total}>
          {oldest
            ? `The oldest opened ${formatRelative(Date.parse(oldest.createdAt), nowMs)}, over ${formatMoney(oldest.order.priceCents, oldest.order.currency)}.`
            : "Nobody waits for a decision."}
        </Waiting>
        <Waiting
          href="/coverage/admin/disputes?status=under_review"
          label="Under review"
          count={review.total}
        >
          {review.total > 0 ? "An admin is reading them." : "No case is being read."}
        </Waiting>
        <Waiting href="/coverage/admin/alarms" label="Open alarms" count={alarms.total}>
          {newest
            ? `The newest was raised ${formatRelative(Date.parse(newest.createdAt), nowMs)}.`
            : "Nothing needs an eye."}
        </Waiting>
        <Waiting
          href="/coverage/admin/providers?status=suspended"
          label="Suspended providers"
          count={suspended.total}
        >
          {suspended.total > 0
            ? `${plural(suspended.total, "provider")} can take no orders.`
            : "All may sell."}
        </Waiting>
      </ul>
      <div className="mb-4 mt-12 flex flex-wrap items-baseline justify-between gap-3">
        <h2 className="text-xl">Done last</h2>
        <Link className="link inline-flex min-h-6 items-center text-sm" href="/coverage/admin/audit-log">
          The whole audit log
        </Link>
      </div>
      <AuditEntries entries={audit.entries} nowMs={nowMs} />
    </div>
  );
}

interface WaitingProps {
  readonly href: string;
  readonly label: string;
  readonly count: number;
  readonly children: ReactNode;
}

function Waiting({ href, label, count, children }: WaitingProps) {
  return (
    <li className="relative flex flex-col bg-sheet p-5 hover:bg-desk">
      <h2 className="font-sans text-sm font-semibold">
        <Link href={href} className="after:absolute after:inset-0">
          {label}
        </Link>
      </h2>
      <p className="figures mt-1 font-serif text-3xl">{count.toLocaleString("en-US")}</p>
      <p className="mt-1 text-xs text-ink-faint">{children}</p>
    </li>
  );
}
