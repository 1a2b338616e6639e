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
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { NEW_SERVICE } from "@/lib/service-fields";
import { getOwnProvider, requireUser } from "@/lib/viewer";
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
        <div className="max-w-form">
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
              doneHref="/coverage/become-provider"
            />
          )}
          {step === "done" && <Done provider={provider} />}
        </div>
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

function Done({ provider }: { provider: CoverageProvider | null }) {
  if (provider?.status === "suspended")
    return (
      <Notice kind="warning" title="Your provider account is suspended">
        {provider.suspensionReason}
      </Notice>
    );
  return (
    <div className="flex flex-col items-start gap-4">
      <h2 className="text-2xl">You are open for orders</h2>
      <p className="text-ink-soft">
        Writers find you in the catalogue. We tell you as soon as somebody orders; you then have the claim
        window to take it.
      </p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink look="prominent" href="/coverage/dashboard">
          Go to the dashboard
        </ButtonLink>
        {provider && (
          <ButtonLink href={`/coverage/providers/${provider.id}`}>See your public page</ButtonLink>
        )}
      </div>
    </div>
  );
}
