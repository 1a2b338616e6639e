/** A case in one line: how it stands, how old it is, how much is at stake. */
import type { CoverageDisputeCase } from "@script-manifest/contracts";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import { formatDuration } from "@/lib/format";
import { disputeStatusWords, moneyWords } from "@/lib/words";

export function CaseSummary({ dispute, nowMs }: { dispute: CoverageDisputeCase; nowMs: number }) {
  const { order, status, createdAt, resolvedAt } = dispute;
  const endMs = resolvedAt === null ? nowMs : Date.parse(resolvedAt);
  const { label, tone } = disputeStatusWords[status];
  return (
    <dl className="mb-10 grid grid-cols-2 gap-px border border-rule bg-rule md:grid-cols-4">
      <Fact label="Case">
        <Badge tone={tone}>{label}</Badge>
      </Fact>
      <Fact label={resolvedAt === null ? "Waiting for" : "Decided after"}>
        {formatDuration(wholeMinutes(endMs - Date.parse(createdAt)))}
      </Fact>
      <Fact label="At stake">
        <Money cents={order.priceCents} currency={order.currency} className="font-serif text-lg" />
      </Fact>
      <Fact label="The money">{moneyWords[order.moneyState].label}</Fact>
    </dl>
  );
}

const MINUTE_MS = 60_000;

/** Seconds would be out of date before they are read. */
function wholeMinutes(ms: number): number {
  return Math.max(MINUTE_MS, Math.floor(ms / MINUTE_MS) * MINUTE_MS);
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="bg-sheet p-4">
      <dt className="text-xs text-ink-faint">{label}</dt>
      <dd className="mt-1 text-sm font-semibold">{children}</dd>
    </div>
  );
}
