/** One alarm: what, about what, where to look first, and what an admin found. */
import type { CoverageAlarm } from "@script-manifest/contracts";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { CopyableId } from "@/components/ui/copyable-id";
import { Link } from "@/components/ui/link";
import { Timestamp } from "@/components/ui/timestamp";
import { alarmWords } from "@/lib/admin-words";
import { AcknowledgeAlarm, RetryOperation } from "./alarm-acts";

export function AlarmRow({ alarm, nowMs }: { alarm: CoverageAlarm; nowMs: number }) {
  const { id, kind, subject, detail, orderId, acknowledgedAt, acknowledgementNote, createdAt } = alarm;
  const { label, advice, onOrder } = alarmWords(kind);
  return (
    <li className="grid gap-x-8 gap-y-3 py-6 sm:grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <h2 className="text-lg leading-snug">{label}</h2>
        <p className="mt-1 max-w-prose text-sm">{detail}</p>
        {acknowledgedAt ? (
          <div className="mt-3 border-l-2 border-brass pl-4 text-sm">
            <p className="max-w-prose whitespace-pre-line">{acknowledgementNote}</p>
            <p className="mt-1 text-xs text-ink-faint">
              Closed <Timestamp at={acknowledgedAt} nowMs={nowMs} />
            </p>
          </div>
        ) : (
          <p className="mt-1 max-w-prose text-sm text-ink-soft">{advice}</p>
        )}
        <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs">
          <CopyableId id={subject} label="subject id" />
          {orderId && (
            <Link className="link inline-flex min-h-6 items-center" href={`/coverage/orders/${orderId}`}>
              Look at the order
            </Link>
          )}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 sm:flex-col sm:items-end">
        <Badge tone={acknowledgedAt ? "ended" : "bad"}>{acknowledgedAt ? "Closed" : "Open"}</Badge>
        <Timestamp at={createdAt} nowMs={nowMs} show="relative" className="text-xs text-ink-faint" />
        {!acknowledgedAt && orderId && onOrder && (
          <ButtonLink small href={`/coverage/orders/${orderId}`}>
            {onOrder}
          </ButtonLink>
        )}
        {!acknowledgedAt && subject.startsWith("cmop_") && (
          <RetryOperation operationId={subject} detail={detail} />
        )}
        {!acknowledgedAt && <AcknowledgeAlarm alarmId={id} label={label} />}
      </div>
    </li>
  );
}
