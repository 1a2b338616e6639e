/** Providers' accounts in memory. */
import { type AccountPayout, type AccountStatus, PaymentGatewayError } from "../interface.ts";
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

const LISTED = 10;

export function listPayouts(state: MemoryStripeState, accountId: string): readonly AccountPayout[] {
  const made = [...state.payouts.values()].filter((payout) => payout.accountId === accountId);
  return made
    .reverse()
    .slice(0, LISTED)
    .map(({ accountId: _theirs, ...payout }) => payout);
}

/** Stripe sends it to the account's bank. */
export function payOut(state: MemoryStripeState, accountId: string, amountCents: number): AccountPayout {
  const payout: AccountPayout = {
    id: state.newId("po"),
    amountCents,
    currency: "usd",
    status: "in_transit",
    failure: null,
    createdAt: state.clock(),
  };
  state.payouts.set(payout.id, { ...payout, accountId });
  return payout;
}

/** The bank takes it, or sends it back, which it may also do later. */
export function settlePayout(state: MemoryStripeState, id: string, status: "paid" | "failed"): void {
  const payout = state.payouts.get(id);
  if (!payout) throw new PaymentGatewayError("not_found", `No such payout: '${id}'`);
  const failure = status === "failed" ? "The bank account has been closed." : null;
  state.payouts.set(id, { ...payout, status, failure });
}
