/**
 * Becoming a provider in three steps. The step follows from what the API knows, so it resumes wherever one
 * left.
 */
import type { CoverageProvider } from "@script-manifest/contracts";
import type { Metadata } from "next";
import { ProviderForm } from "@/components/forms/provider-form";
import { ServiceForm } from "@/components/forms/service-form";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { commissionBps } from "@/lib/catalogue";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { NEW_SERVICE } from "@/lib/service-fields";
import { getOwnProvider, requireUser } from "@/lib/viewer";
import { OnboardingStage } from "./onboarding-stage";
import { OnboardingSteps, type StepId } from "./onboarding-steps";
import { StripeStep } from "./stripe-step";

export const metadata: Metadata = {
  title: "Become a provider",
  description: "Sell script coverage at your own prices. You are paid when the writer accepts your work.",
};

type Props = { searchParams: Promise<{ stripe?: string }> };

export default async function BecomeProviderPage({ searchParams }: Props) {
  const user = await requireUser();
  const provider = await getOwnProvider();
  const step = await stepOf(provider);
  const { stripe } = await searchParams;
  return (
    <div className="page-width">
      <PageHeader
        slug="Ext. the other side of the desk"
        title="Become a provider"
        lede="Set your own prices. The money is held when you claim an order and transferred to you when the writer accepts your coverage."
      />
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <OnboardingSteps current={step} />
        <OnboardingStage {...stageWords(step, provider)}>
          {step === "profile" && (
            <ProviderForm
              provider={null}
              suggestedName={user.displayName}
              doneHref="/coverage/become-provider"
              draftKey={`sm-profile-${user.id}`}
            />
          )}
          {step === "stripe" && provider && <StripeStep providerId={provider.id} cameBack={stripe ?? null} />}
          {step === "service" && provider && (
            <ServiceForm
              target={{ kind: "new", providerId: provider.id }}
              values={NEW_SERVICE}
              commissionBps={await commissionBps()}
              doneHref="/coverage/become-provider"
            />
          )}
          {step === "done" && <Done provider={provider} />}
        </OnboardingStage>
      </div>
    </div>
  );
}

async function stepOf(provider: CoverageProvider | null): Promise<StepId> {
  if (!provider) return "profile";
  if (provider.status === "pending_verification") return "stripe";
  const { services } = dataOrThrow(
    await callAsVisitor("listProviderServices", { params: { id: provider.id } }),
  );
  return services.length === 0 && provider.status === "active" ? "service" : "done";
}

function stageWords(step: StepId, provider: CoverageProvider | null): { title: string; lede?: string } {
  switch (step) {
    case "profile":
      return { title: "Say who reads", lede: "This is what writers see before they order." };
    case "stripe":
      return {
        title: "Connect with Stripe",
        lede: "Stripe verifies who you are and pays you out. We never see your bank details. You come back here afterwards.",
      };
    case "service":
      return {
        title: "Offer your first service",
        lede: "One is enough to begin. You can change it, pause it or add others whenever you like.",
      };
    case "done":
      return provider?.status === "suspended"
        ? { title: "Your provider account is suspended" }
        : {
            title: "You are open for orders",
            lede: "Writers find you in the catalogue. We tell you as soon as somebody orders; you then have the claim window to take it.",
          };
  }
}

function Done({ provider }: { provider: CoverageProvider | null }) {
  if (provider?.status === "suspended")
    return (
      <Notice kind="warning" title="What was said to you">
        {provider.suspensionReason} Orders you have claimed go on; others can&apos;t be claimed, and nobody
        can place new ones.
      </Notice>
    );
  return (
    <div className="flex flex-wrap gap-3">
      <ButtonLink look="prominent" href="/coverage/dashboard">
        Go to the dashboard
      </ButtonLink>
      {provider && <ButtonLink href={`/coverage/providers/${provider.id}`}>See your public page</ButtonLink>}
    </div>
  );
}
