/** What the marketplace could not settle by itself, until an admin has looked. */
import type { CoverageAlarmFilters } from "@script-manifest/contracts";
import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { now } from "@/lib/clock";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { addressWith, offsetOf, pageLinks } from "@/lib/paging";
import { requireAdmin } from "@/lib/viewer";
import { AlarmRow } from "./alarm-row";

export const metadata: Metadata = { title: "Alarms" };

const PER_PAGE = 30;
const PATH = "/coverage/admin/alarms";

const TABS: readonly { readonly id: CoverageAlarmFilters["status"]; readonly label: string }[] = [
  { id: "open", label: "Open" },
  { id: "acknowledged", label: "Closed" },
];

type Props = { searchParams: Promise<{ status?: string; offset?: string | string[] }> };

export default async function AlarmsPage({ searchParams }: Props) {
  await requireAdmin();
  const { status: wanted, offset: offsetText } = await searchParams;
  const status = TABS.find(({ id }) => id === wanted)?.id ?? "open";
  const offset = offsetOf(offsetText);
  const [{ alarms, total }, ...counts] = await Promise.all([
    callAsVisitor("listAlarms", { query: { status, limit: PER_PAGE, offset } }).then(dataOrThrow),
    ...TABS.map(({ id }) => callAsVisitor("listAlarms", { query: { status: id, limit: 1 } })),
  ]);
  const nowMs = now();
  return (
    <div className="page-width">
      <PageHeader
        slug="Int. chambers"
        title="Alarms"
        lede="What the marketplace could not settle by itself. An alarm stays open until somebody has looked and says what they found."
      />
      <Tabs
        label="Alarms"
        tabs={TABS.map(({ id, label }, index) => ({
          label,
          href: `${PATH}?status=${id}`,
          current: id === status,
          count: counts[index]?.ok ? counts[index].data.total : undefined,
        }))}
      />
      {alarms.length === 0 ? (
        <EmptyState
          title={status === "open" ? "No alarm is open" : "No alarm was closed yet"}
          action={<ButtonLink href="/coverage/admin/trial-balance">See the trial balance</ButtonLink>}
        >
          {status === "open" && "The books agree with Stripe, as far as anybody has looked."}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-rule border-b border-rule">
          {alarms.map((alarm) => (
            <AlarmRow key={alarm.id} alarm={alarm} nowMs={nowMs} />
          ))}
        </ul>
      )}
      <Pagination
        label="Pages of alarms"
        {...pageLinks({
          offset,
          perPage: PER_PAGE,
          total,
          at: (start) => addressWith(PATH, { status, offset: start }),
        })}
      />
    </div>
  );
}
