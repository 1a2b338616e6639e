/** Both sides of a case, side by side: what the writer says is wrong, and what the provider says and did. */
import type { CoverageDelivery, CoverageDisputeCase } from "@script-manifest/contracts";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Timestamp } from "@/components/ui/timestamp";
import { formatDuration, plural } from "@/lib/format";
import { partWords, verdictWords } from "@/lib/report-words";
import { disputeReasonWords, tierLabel } from "@/lib/words";

interface CaseSidesProps {
  readonly dispute: CoverageDisputeCase;
  readonly delivery: CoverageDelivery | null;
  readonly nowMs: number;
}

export function CaseSides({ dispute, delivery, nowMs }: CaseSidesProps) {
  return (
    <section aria-labelledby="sides">
      <h2 id="sides" className="mb-4 text-xl">
        Both sides
      </h2>
      <div className="grid gap-px border border-rule bg-rule md:grid-cols-2">
        <WriterSide dispute={dispute} nowMs={nowMs} />
        <ProviderSide dispute={dispute} delivery={delivery} nowMs={nowMs} />
      </div>
    </section>
  );
}

function WriterSide({ dispute, nowMs }: Omit<CaseSidesProps, "delivery">) {
  const { order, reason, openedBy, createdAt, description } = dispute;
  return (
    <div className="min-w-0 bg-sheet p-5 sm:p-6">
      <p className="slug">The writer</p>
      <h3 className="mt-1 text-lg">{order.writerName}</h3>
      <p className="mt-3 text-sm font-semibold">{disputeReasonWords[reason]}</p>
      <p className="mt-2 whitespace-pre-line font-serif leading-relaxed">{description}</p>
      <p className="mt-3 text-xs text-ink-faint">
        {openedBy === "system" ? "Opened by itself" : "Said"} <Timestamp at={createdAt} nowMs={nowMs} />
      </p>
    </div>
  );
}

function ProviderSide({ dispute, delivery, nowMs }: CaseSidesProps) {
  const { order, providerAnswer, providerAnsweredAt } = dispute;
  const moment = (at: string | null) =>
    at === null ? "never" : <Timestamp at={at} nowMs={nowMs} show="absolute" />;
  const verdict = delivery?.report?.verdict.script;
  return (
    <div className="min-w-0 bg-sheet p-5 sm:p-6">
      <p className="slug">The provider</p>
      <h3 className="mt-1 text-lg">{order.providerName}</h3>
      {providerAnsweredAt ? (
        <>
          <p className="mt-3 whitespace-pre-line font-serif leading-relaxed">{providerAnswer}</p>
          <p className="mt-3 text-xs text-ink-faint">
            Answered <Timestamp at={providerAnsweredAt} nowMs={nowMs} />
          </p>
        </>
      ) : (
        <p className="mt-3 text-sm text-ink-soft">Has not answered{dispute.resolvedAt ? "." : " yet."}</p>
      )}
      <dl className="mt-4 text-sm">
        <Fact label="Sold">
          {tierLabel(order.tier)}, in {plural(order.turnaroundDays, "day")}
        </Fact>
        <Fact label="Claimed">{moment(order.claimedAt)}</Fact>
        <Fact label="Due">{moment(order.slaDeadline)}</Fact>
        <Fact label="Delivered">
          <span className="flex flex-wrap items-center justify-end gap-2">
            {moment(order.deliveredAt)}
            <Punctuality due={order.slaDeadline} delivered={order.deliveredAt} nowMs={nowMs} />
          </span>
        </Fact>
        {delivery && (
          <>
            <Fact label="Overall score">{delivery.score ?? "none"}</Fact>
            <Fact label="Verdict on the script">{verdict ? verdictWords[verdict].label : "none"}</Fact>
            <Fact label="Promised, not delivered">
              {delivery.missingParts.length === 0
                ? "nothing"
                : inOneLine(delivery.missingParts.map((part) => partWords[part]))}
            </Fact>
          </>
        )}
      </dl>
      <p className="mt-4 text-sm">
        {delivery ? (
          <a className="link" href="#report">
            Read what was delivered
          </a>
        ) : (
          <span className="text-ink-soft">Nothing was delivered.</span>
        )}
      </p>
    </div>
  );
}

interface PunctualityProps {
  readonly due: string | null;
  readonly delivered: string | null;
  readonly nowMs: number;
}

function Punctuality({ due, delivered, nowMs }: PunctualityProps) {
  if (due === null) return null;
  const lateMs = (delivered === null ? nowMs : Date.parse(delivered)) - Date.parse(due);
  if (lateMs > 0) return <Badge tone="bad">{formatDuration(lateMs)} late</Badge>;
  return delivered === null ? null : <Badge tone="good">On time</Badge>;
}

/** Words that each begin a line of their own elsewhere, as one sentence's list. */
function inOneLine(words: readonly string[]): string {
  return words.map((word, index) => (index === 0 ? word : word.toLowerCase())).join(", ");
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-6 border-b border-rule py-1.5">
      <dt className="shrink-0 text-ink-faint">{label}</dt>
      <dd className="text-right">{children}</dd>
    </div>
  );
}
