/** The ledger's accounts and movements in words. Unknown ones are shown by their own name. */

const ACCOUNTS: Record<string, string> = {
  "writer:card": "Authorised on writers' cards",
  "writer:refund": "On its way back to writers",
  "held:order": "Held for orders",
  "stripe:clearing": "Our balance at Stripe",
  "stripe:fees": "Stripe's fees",
  "provider:payable": "Owed to providers",
  "provider:offset": "Kept back from payouts for what was owed",
  "platform:revenue": "Commission earned",
  "platform:loss": "Lost to chargebacks",
  "dispute:held": "With cards' banks",
};

const MOVEMENTS: Record<string, string> = {
  authorise: "Card authorised",
  void: "Authorisation ended",
  capture: "Card charged",
  release: "Released to provider and platform",
  transfer: "Transferred to the provider",
  refund_decided: "Refund decided",
  refund_settled: "Refund arrived",
  refund_failed: "Refund failed",
  reversal: "Transfer taken back",
  retransfer: "Transferred to the provider again",
  chargeback: "Taken by the card's bank",
  chargeback_won: "Given back by the card's bank",
  chargeback_lost: "Lost to the card's bank",
  withheld: "Kept back from a payout",
  debt_settled: "Settled out of another order's payout",
};

const inWords = (name: string): string => {
  const words = name.replaceAll(/[_:]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export function accountWords(account: string): string {
  return ACCOUNTS[account] ?? inWords(account);
}

export function movementWords(movement: string): string {
  return MOVEMENTS[movement] ?? inWords(movement);
}
