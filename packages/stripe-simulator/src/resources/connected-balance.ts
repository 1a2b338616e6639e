/** What a connected account has: what it was sent, less what was taken back and what went to its bank. */
import type { Changing } from "../http/context.ts";

export function connectedBalance(
  { state }: Pick<Changing, "state">,
  accountId: string,
  currency: string,
): number {
  const sent = state
    .all("transfers")
    .filter((row) => row.destination === accountId && row.currency === currency)
    .reduce((sum, row) => sum + row.amount - row.amount_reversed, 0);
  const paidOut = state
    .all("payouts")
    .filter(({ account, payout }) => account === accountId && payout.currency === currency)
    .reduce((sum, { payout }) => (payout.status === "failed" ? sum : sum + payout.amount), 0);
  return sent - paidOut;
}
