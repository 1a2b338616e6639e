/** Providers' accounts in memory. */
import { type AccountStatus, PaymentGatewayError } from "../interface.ts";
import type { MemoryStripeState } from "./state.ts";

export function createConnectAccount(
  state: MemoryStripeState,
  o: { providerId: string; email: string; displayName: string; idempotencyKey: string },
): Promise<{ accountId: string }> {
  return state.move({ method: "createConnectAccount", idempotencyKey: o.idempotencyKey, params: o }, () => {
    const accountId = state.newId("acct");
    state.accounts.set(accountId, { payable: false, providerId: o.providerId });
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
