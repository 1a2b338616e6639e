/** The order's dispute: who said what, and how it was decided. */
import type { CoverageDispute, CoverageOrder } from "@script-manifest/contracts";
import { Badge } from "@/components/ui/badge";
import { Timestamp } from "@/components/ui/timestamp";
import { formatMoney } from "@/lib/format";
import { disputeReasonWords, disputeStatusWords } from "@/lib/words";
import { LaterDisputeAnswerForm } from "./later-dispute-answer-form";

interface DisputeSectionProps {
  readonly dispute: CoverageDispute;
  readonly order: CoverageOrder;
  readonly nowMs: number;
}

export function DisputeSection({ dispute, order, nowMs }: DisputeSectionProps) {
  const { label, tone } = disputeStatusWords[dispute.status];
  return (
    <section aria-labelledby="dispute" className="border-l-4 border-bad pl-5" data-print="hide">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="dispute" className="text-xl">
          Dispute
        </h2>
        <Badge tone={tone}>{label}</Badge>
      </div>
      <p className="mt-1 text-sm text-ink-faint">
        {disputeReasonWords[dispute.reason]} · opened{" "}
        {dispute.openedBy === "system" ? "by itself" : `by ${order.writerName}`}{" "}
        <Timestamp at={dispute.createdAt} nowMs={nowMs} show="relative" />
      </p>
      <p className="reading mt-3 whitespace-pre-line">{dispute.description}</p>
      <ProvidersSide {...{ dispute, order, nowMs }} />
      {dispute.resolvedAt && (
        <div className="mt-6 border-t border-rule pt-4">
          <h3 className="text-base">
            The decision
            {dispute.refundAmountCents !== null &&
              `: ${formatMoney(dispute.refundAmountCents, order.currency)} back to the writer`}
          </h3>
          <p className="reading mt-2">{dispute.adminNotes}</p>
          <Timestamp at={dispute.resolvedAt} nowMs={nowMs} className="text-sm text-ink-faint" />
        </div>
      )}
    </section>
  );
}

/** What the provider answered; until the decision, the place where they do. */
function ProvidersSide({ dispute, order, nowMs }: DisputeSectionProps) {
  const { providerAnswer, providerAnsweredAt, resolvedAt } = dispute;
  const isTheirs = order.viewerRole === "provider";
  if (providerAnswer === null && resolvedAt !== null) return null;
  return (
    <div className="mt-6 border-t border-rule pt-4">
      <h3 className="text-base">{isTheirs ? "Your answer" : `${order.providerName}’s answer`}</h3>
      {providerAnsweredAt ? (
        <>
          <p className="reading mt-2 whitespace-pre-line">{providerAnswer}</p>
          <Timestamp at={providerAnsweredAt} nowMs={nowMs} className="text-sm text-ink-faint" />
        </>
      ) : isTheirs ? (
        <div className="mt-3">
          <LaterDisputeAnswerForm orderId={order.id} />
        </div>
      ) : (
        <p className="mt-2 text-sm text-ink-soft">They have not answered yet. An admin may decide without.</p>
      )}
    </div>
  );
}
