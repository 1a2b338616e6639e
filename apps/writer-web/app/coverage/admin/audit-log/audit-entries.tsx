/** Acts of admins: who, what, to whom, why, when. */
import type { CoverageAuditEntry } from "@script-manifest/contracts";
import { CopyableId } from "@/components/ui/copyable-id";
import { Link } from "@/components/ui/link";
import { Timestamp } from "@/components/ui/timestamp";
import { actWords, subjectHref } from "@/lib/admin-words";
import { addressWith } from "@/lib/paging";

interface AuditEntriesProps {
  readonly entries: readonly CoverageAuditEntry[];
  readonly nowMs: number;
}

export function AuditEntries({ entries, nowMs }: AuditEntriesProps) {
  if (entries.length === 0)
    return <p className="border-y border-rule py-8 text-sm text-ink-soft">No admin has acted yet.</p>;
  return (
    <ol aria-label="Acts" className="divide-y divide-rule border-y border-rule">
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} nowMs={nowMs} />
      ))}
    </ol>
  );
}

function Entry({ entry, nowMs }: { entry: CoverageAuditEntry; nowMs: number }) {
  const { act, adminName, subject, reason, createdAt } = entry;
  const href = subjectHref(subject);
  return (
    <li className="grid gap-x-8 gap-y-1 py-4 sm:grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <p className="font-semibold">{actWords(act)}</p>
        {reason && <p className="mt-1 max-w-prose whitespace-pre-line text-sm text-ink-soft">{reason}</p>}
        <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-faint">
          <CopyableId id={subject} label="id" />
          {href && (
            <Link className="link inline-flex min-h-6 items-center" href={href}>
              Look at it
            </Link>
          )}
          <Link
            className="link inline-flex min-h-6 items-center"
            href={addressWith("/coverage/admin/audit-log", { subject })}
          >
            All acts on it
          </Link>
        </p>
      </div>
      <p className="text-xs text-ink-faint sm:text-right">
        <span className="block text-sm text-ink">{adminName}</span>
        <Timestamp at={createdAt} nowMs={nowMs} show="absolute" />
      </p>
    </li>
  );
}
