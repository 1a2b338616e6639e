"use client";
/** A payout that the provider's bank sent back: what failed, why, and the way to mend it. */
import type { CoverageProvider } from "@script-manifest/contracts";
import { ExternalLink } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { call } from "@/lib/coverage-api";
import { formatMoney } from "@/lib/format";

interface FailedPayoutProps {
  readonly providerId: string;
  readonly payout: NonNullable<CoverageProvider["failedPayout"]>;
}

export function FailedPayout({ providerId, payout }: FailedPayoutProps) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function open() {
    setPending(true);
    setProblem(null);
    const result = await call("getStripeOnboarding", { params: { id: providerId } });
    if (result.ok) return window.location.assign(result.data.url);
    setProblem(result.problem.detail);
    setPending(false);
  }

  const amount = formatMoney(payout.amountCents, payout.currency);
  return (
    <Notice kind="warning" title={`Your bank sent ${amount} back`}>
      <p>
        {payout.why} The money is safe in your Stripe account. Check your bank details there; Stripe pays out
        again by itself.
      </p>
      <div className="mt-3">
        <Button pending={pending} onClick={open}>
          Open your Stripe account
          <ExternalLink aria-hidden="true" className="size-4" />
        </Button>
      </div>
      {problem && (
        <p role="alert" className="mt-2 text-bad">
          {problem}
        </p>
      )}
    </Notice>
  );
}
