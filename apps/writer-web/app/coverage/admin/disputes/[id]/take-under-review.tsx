"use client";
/** Says that an admin is on it. Decides nothing. */
import { Button } from "@/components/ui/button";
import { useAction } from "@/lib/use-action";

export function TakeUnderReview({ disputeId }: { disputeId: string }) {
  const take = useAction("resolveDispute");
  return (
    <span>
      <Button
        small
        pending={take.pending}
        onClick={() => take.run({ params: { id: disputeId }, body: { status: "under_review" } })}
      >
        Take under review
      </Button>
      <span role="status" className="text-xs text-bad">
        {take.problem?.detail}
      </span>
    </span>
  );
}
