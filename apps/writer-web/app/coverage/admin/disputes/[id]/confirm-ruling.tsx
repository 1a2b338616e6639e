"use client";
/** The last look before a ruling: it moves money and cannot be taken back. */
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { inputToCents } from "@/lib/format";
import { notify } from "@/lib/notify";
import { problemItems } from "@/lib/problem-words";
import { previewRuling } from "@/lib/ruling-preview";
import { useAction } from "@/lib/use-action";
import { disputeStatusWords } from "@/lib/words";
import type { RulingFields } from "./resolution-form";
import { type RuledOrder, RulingLedger } from "./ruling-ledger";

interface ConfirmRulingProps {
  readonly disputeId: string;
  readonly order: RuledOrder;
  readonly ruling: RulingFields;
  readonly onClose: () => void;
}

export function ConfirmRuling({ disputeId, order, ruling, onClose }: ConfirmRulingProps) {
  const resolve = useAction("resolveDispute");
  const { status, adminNotes } = ruling;
  const refundCents = inputToCents(ruling.refund);

  async function confirm() {
    const body =
      status === "resolved_partial"
        ? { status, adminNotes, refundAmountCents: refundCents }
        : { status, adminNotes };
    if (!(await resolve.run({ params: { id: disputeId }, body }))) return;
    notify("The dispute is decided", "Both sides are told at once.");
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`${disputeStatusWords[status].label}?`}
      description="This moves the money and can't be taken back."
    >
      <div className="flex flex-col gap-6">
        {resolve.problem && (
          <ErrorSummary title={resolve.problem.title} items={problemItems(resolve.problem)} />
        )}
        <RulingLedger order={order} preview={previewRuling(status, order, refundCents)} />
        <div className="flex flex-wrap gap-3">
          <Button look="prominent" pending={resolve.pending} onClick={confirm}>
            Confirm the decision
          </Button>
          <Button onClick={onClose}>Not yet</Button>
        </div>
      </div>
    </Dialog>
  );
}
