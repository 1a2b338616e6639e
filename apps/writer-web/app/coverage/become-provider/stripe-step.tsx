"use client";
/**
 * Stripe's own onboarding. Coming back from it is not completion: Stripe tells our servers, and this step
 * waits for that.
 */
import type { Problem } from "@script-manifest/contracts";
import { ExternalLink } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { call } from "@/lib/coverage-api";

const LOOK_MS = 1_500;

interface StripeStepProps {
  readonly providerId: string;
  /** `return` after the form, `refresh` when the link had expired, null otherwise. */
  readonly cameBack: string | null;
}

export function StripeStep({ providerId, cameBack }: StripeStepProps) {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const waiting = cameBack === "return";

  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => document.visibilityState === "visible" && router.refresh(), LOOK_MS);
    return () => clearInterval(timer);
  }, [waiting, router]);

  async function open() {
    setPending(true);
    setProblem(null);
    const result = await call("getStripeOnboarding", { params: { id: providerId } });
    if (result.ok) return window.location.assign(result.data.url);
    setProblem(result.problem);
    setPending(false);
  }

  return (
    <div className="flex flex-col items-start gap-5">
      {problem && (
        <ErrorSummary
          title={problem.title}
          items={[{ message: problem.detail }]}
          requestId={problem.requestId}
        />
      )}
      {waiting && (
        <Notice title="Stripe is checking your details" live>
          This usually takes seconds; the page goes on by itself. If Stripe still needs something, open it
          again.
        </Notice>
      )}
      {cameBack === "refresh" && (
        <Notice kind="warning" title="That link had expired">
          Links to Stripe work once. Here is a fresh one.
        </Notice>
      )}
      <Button look={waiting ? "quiet" : "prominent"} pending={pending} onClick={open}>
        {waiting ? "Open Stripe again" : "Continue with Stripe"}
        <ExternalLink aria-hidden="true" className="size-4" />
      </Button>
      <p className="text-sm text-ink-soft">
        You can leave here and come back any time; your profile is saved.{" "}
        <Link className="link" href="/coverage/dashboard/profile">
          Change your profile
        </Link>
      </p>
    </div>
  );
}
