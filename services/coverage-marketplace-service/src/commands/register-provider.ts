/** Becoming and being a provider: the profile, Stripe's onboarding, an admin's suspension. */
import type {
  CoverageProviderCreateRequest,
  CoverageProviderStatusUpdateRequest,
  CoverageProviderUpdateRequest,
} from "@script-manifest/contracts";
import type { Provider } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import { faultPoint } from "../fault-points.ts";
import { PaymentGatewayError } from "../payments/interface.ts";
import type { CommandDeps, Requester } from "./deps.ts";

export function providerNotFound(): DomainError {
  return new DomainError("not_found", "There is no such provider.");
}

/**
 * The row commits first; Stripe's account follows under a key of the provider's own, so a retry never makes a
 * second.
 */
export async function registerProvider(
  deps: CommandDeps,
  { requester, request }: { requester: Requester; request: CoverageProviderCreateRequest },
): Promise<{ provider: Provider; onboardingUrl: string }> {
  const created = await deps.repository.createProvider({
    id: deps.newId("provider"),
    userId: requester.userId,
    email: requester.email,
    ...request,
  });
  const provider = created ?? (await deps.repository.getProviderByUserId(requester.userId));
  if (!provider) throw new Error("the provider exists but cannot be read");
  // A crash before Stripe answered leaves a row without an account: posting again finishes it.
  if (!created && provider.stripeAccountId)
    throw new DomainError("already_exists", "You already are a provider.");
  return startOnboarding(deps, provider);
}

/** A fresh single-use link; also the address Stripe sends people to when theirs has expired. */
export async function refreshOnboarding(
  deps: CommandDeps,
  { providerId, requester }: { providerId: string; requester: Requester },
): Promise<{ provider: Provider; onboardingUrl: string }> {
  return startOnboarding(deps, await ownProvider(deps, { providerId, requester }));
}

async function startOnboarding(
  deps: CommandDeps,
  provider: Provider,
): Promise<{ provider: Provider; onboardingUrl: string }> {
  try {
    const accountId = provider.stripeAccountId ?? (await createAccount(deps, provider));
    const { url } = await deps.payments.createAccountLink({
      accountId,
      refreshUrl: `${deps.frontendUrl}/coverage/become-provider?stripe=refresh`,
      returnUrl: `${deps.frontendUrl}/coverage/become-provider?stripe=return`,
    });
    return { provider: (await deps.repository.getProvider(provider.id)) ?? provider, onboardingUrl: url };
  } catch (error) {
    if (!(error instanceof PaymentGatewayError)) throw error;
    throw new DomainError(
      "payment_provider_unavailable",
      "Stripe does not answer at the moment. Your profile is kept; try again.",
    );
  }
}

async function createAccount(deps: CommandDeps, provider: Provider): Promise<string> {
  const { accountId } = await deps.payments.createConnectAccount({
    providerId: provider.id,
    email: provider.email,
    displayName: provider.displayName,
    idempotencyKey: `cov:${deps.env}:${provider.id}:account:1`,
  });
  faultPoint("account-created");
  await deps.repository.updateProviderStripe(provider.id, {
    stripeAccountId: accountId,
    onboardingComplete: false,
  });
  return accountId;
}

/** The requester's own provider; strangers get a missing provider's answer. */
export async function ownProvider(
  { repository }: CommandDeps,
  { providerId, requester }: { providerId: string; requester: Requester },
): Promise<Provider> {
  const provider = await repository.getProvider(providerId);
  if (!provider) throw providerNotFound();
  if (provider.userId === requester.userId) return provider;
  if (provider.status === "active") throw new DomainError("forbidden", "This is not your provider profile.");
  throw providerNotFound();
}

/**
 * Reading one's own profile also asks Stripe while onboarding is unfinished: returning from Stripe proves
 * nothing itself.
 */
export async function readOwnProvider(
  deps: CommandDeps,
  { requester }: { requester: Requester },
): Promise<Provider> {
  const provider = await deps.repository.getProviderByUserId(requester.userId);
  if (!provider) throw providerNotFound();
  if (provider.stripeOnboardingComplete || !provider.stripeAccountId) return provider;
  return syncStripeAccount(deps, provider).catch((error: unknown) => {
    if (error instanceof PaymentGatewayError) return provider;
    throw error;
  });
}

/** What Stripe says of the account becomes the provider's state. Throws PaymentGatewayError. */
export async function syncStripeAccount(
  { repository, payments }: Pick<CommandDeps, "repository" | "payments">,
  provider: Provider,
): Promise<Provider> {
  if (!provider.stripeAccountId) return provider;
  const { payable } = await payments.getAccountStatus(provider.stripeAccountId);
  if (payable === provider.stripeOnboardingComplete) return provider;
  const updated = await repository.updateProviderStripe(provider.id, {
    stripeAccountId: provider.stripeAccountId,
    onboardingComplete: payable,
  });
  return updated ?? provider;
}

export async function editProvider(
  deps: CommandDeps,
  o: { providerId: string; requester: Requester; request: CoverageProviderUpdateRequest },
): Promise<Provider> {
  const provider = await ownProvider(deps, o);
  const updated = await deps.repository.updateProvider(provider.id, o.request);
  if (!updated) throw providerNotFound();
  return updated;
}

/** Reinstated means: whatever Stripe's onboarding allows. A suspension survives every Stripe event. */
export async function changeProviderStatus(
  deps: CommandDeps,
  o: { providerId: string; requester: Requester; request: CoverageProviderStatusUpdateRequest },
): Promise<Provider> {
  const provider = await deps.repository.getProvider(o.providerId);
  if (!provider) throw providerNotFound();
  const suspended = o.request.status === "suspended";
  if (!suspended && provider.status !== "suspended") {
    throw new DomainError("invalid_transition", "The provider is not suspended.");
  }
  if (suspended && provider.status === "suspended")
    throw new DomainError("invalid_transition", "The provider is already suspended.");
  const reinstated = provider.stripeOnboardingComplete ? "active" : "pending_verification";
  const updated = await deps.repository.updateProviderStatus(provider.id, {
    status: suspended ? "suspended" : reinstated,
    reason: o.request.reason,
    admin: o.requester,
  });
  if (!updated) throw providerNotFound();
  return updated;
}
