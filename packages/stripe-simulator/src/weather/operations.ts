/** Short names for the requests that move money or look for it. Any other goes by its method and path. */
const NAMES: Readonly<Record<string, string>> = {
  "POST /v1/payment_intents": "create_intent",
  "POST /v1/payment_intents/:id/confirm": "confirm",
  "POST /v1/payment_intents/:id/capture": "capture",
  "POST /v1/payment_intents/:id/cancel": "cancel",
  "POST /v1/transfers": "transfer",
  "POST /v1/transfers/:id/reversals": "reversal",
  "POST /v1/refunds": "refund",
  "POST /v2/core/accounts": "create_account",
  "POST /v2/core/account_links": "account_link",
  "GET /v1/payment_intents/:id": "retrieve_intent",
  "GET /v2/core/accounts/:id": "retrieve_account",
  "GET /v1/payment_intents": "list_intents",
  "GET /v1/transfers": "list_transfers",
  "GET /v1/refunds": "list_refunds",
  "GET /v1/disputes": "list_disputes",
  "GET /v1/events": "list_events",
  "GET /v1/balance_transactions": "list_balance_transactions",
};

export function operationOf(o: { method: string; route: string }): string {
  const whole = `${o.method} ${o.route}`;
  return NAMES[whole] ?? whole;
}
