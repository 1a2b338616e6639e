/** Everything admins did, newest first; of one subject when the address names it. */
import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { now } from "@/lib/clock";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { plural } from "@/lib/format";
import { addressWith, filterOf, offsetOf, pageLinks } from "@/lib/paging";
import { requireAdmin } from "@/lib/viewer";
import { AuditEntries } from "./audit-entries";

export const metadata: Metadata = { title: "Audit log" };

const PER_PAGE = 50;
const PATH = "/coverage/admin/audit-log";

type Props = { searchParams: Promise<{ subject?: string | string[]; offset?: string | string[] }> };

export default async function AuditLogPage({ searchParams }: Props) {
  await requireAdmin();
  const { subject: subjectText, offset: offsetText } = await searchParams;
  const subject = filterOf(subjectText);
  const offset = offsetOf(offsetText);
  const query = { limit: PER_PAGE, offset, ...(subject && { subject }) };
  const { entries, total } = dataOrThrow(await callAsVisitor("listAuditLog", { query }));
  return (
    <div className="page-width">
      <PageHeader
        slug="Int. chambers"
        title="Audit log"
        lede={`${plural(total, "act")}. Entries are never changed and never deleted.`}
      />
      {subject && (
        <div className="mb-6">
          <Notice>
            Only what was done to <span className="font-script">{subject}</span>.{" "}
            <Link className="link inline-flex min-h-6 items-center" href={PATH}>
              Show everything
            </Link>
          </Notice>
        </div>
      )}
      <AuditEntries entries={entries} nowMs={now()} />
      <Pagination
        label="Pages of the audit log"
        {...pageLinks({
          offset,
          perPage: PER_PAGE,
          total,
          at: (start) => addressWith(PATH, { subject, offset: start }),
        })}
      />
    </div>
  );
}
