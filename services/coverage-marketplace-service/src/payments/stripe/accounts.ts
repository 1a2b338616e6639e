/**
 * Connected accounts of providers: API v2, recipients who are sent transfers and manage them in an Express
 * dashboard.
 */
import type { Stripe } from "stripe";
import type { AccountPayout, AccountStatus } from "../interface.ts";
import { translated } from "./errors.ts";

export function createConnectAccount(
  stripe: Stripe,
  o: { providerId: string; email: string; displayName: string; idempotencyKey: string },
): Promise<{ accountId: string }> {
  return translated(async () => {
    const account = await stripe.v2.core.accounts.create(
      {
        contact_email: o.email,
        display_name: o.displayName,
        dashboard: "express",
        identity: { country: "us" },
        defaults: { responsibilities: { fees_collector: "application", losses_collector: "application" } },
        configuration: {
          recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
        },
        metadata: { provider_id: o.providerId },
        include: ["configuration.recipient"],
      },
      { idempotencyKey: o.idempotencyKey },
    );
    return { accountId: account.id };
  });
}

export function createAccountLink(
  stripe: Stripe,
  o: { accountId: string; refreshUrl: string; returnUrl: string },
): Promise<{ url: string }> {
  return translated(async () => {
    const { url } = await stripe.v2.core.accountLinks.create({
      account: o.accountId,
      use_case: {
        type: "account_onboarding",
        account_onboarding: {
          refresh_url: o.refreshUrl,
          return_url: o.returnUrl,
        },
      },
    });
    return { url };
  });
}

export function getAccountStatus(stripe: Stripe, accountId: string): Promise<AccountStatus> {
  return translated(async () => {
    const account = await stripe.v2.core.accounts.retrieve(accountId, {
      include: ["configuration.recipient"],
    });
    const capability = account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers;
    return { accountId, payable: capability?.status === "active" };
  });
}

const LISTED = 10;
const STATUSES: readonly string[] = ["pending", "in_transit", "paid", "failed", "canceled"];

export function listPayouts(stripe: Stripe, accountId: string): Promise<readonly AccountPayout[]> {
  return translated(async () => {
    const { data } = await stripe.payouts.list({ limit: LISTED }, { stripeAccount: accountId });
    return data.map((made) => ({
      id: made.id,
      amountCents: made.amount,
      currency: made.currency,
      status: STATUSES.includes(made.status) ? (made.status as AccountPayout["status"]) : "pending",
      failure: made.failure_message ?? made.failure_code,
      createdAt: made.created * 1_000,
    }));
  });
}
