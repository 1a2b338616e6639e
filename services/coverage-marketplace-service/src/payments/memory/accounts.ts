/** Providers' accounts in memory. */
import { type AccountStatus, PaymentGatewayError } from "../interface.ts";
import type { MemoryStripeState } from "./state.ts";

export function createConnectAccount(
  state: MemoryStripeState,
  o: { providerId: string; email: string; displayName: string; idempotencyKey: string },
): Promise<{ accountId: string }> {
  return state.move({ method: "createConnectAccount", idempotencyKey: o.idempotencyKey, params: o }, () => {
    const accountId = state.newId("acct");
    state.accounts.set(accountId, { payable: false, providerId: o.providerId, spentCents: 0 });
    return { accountId };
  });
}

export async function getAccountStatus(state: MemoryStripeState, accountId: string): Promise<AccountStatus> {
  const account = state.accounts.get(accountId);
  if (!account)
    throw new PaymentGatewayError("not_found", `No such account: '${accountId}'`, {
      code: "resource_missing",
    });
  return { accountId, payable: account.payable };
}

/** What was transferred to the account and is still there; less than nothing after a clawback by its bank. */
export function connectedBalance(state: MemoryStripeState, accountId: string): number {
  const left = [...state.transfers.values()]
    .filter(({ destinationAccountId }) => destinationAccountId === accountId)
    .reduce((sum, { amountCents, reversedCents }) => sum + amountCents - reversedCents, 0);
  return left - (state.accounts.get(accountId)?.spentCents ?? 0);
}

/** Stripe pays the account out to the provider's bank; a negative amount comes back from there. */
export function payOutAccount(state: MemoryStripeState, accountId: string, amountCents: number): void {
  const account = state.accounts.get(accountId);
  if (!account) return;
  state.accounts.set(accountId, { ...account, spentCents: account.spentCents + amountCents });
}
