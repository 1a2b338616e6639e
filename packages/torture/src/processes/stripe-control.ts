/** The simulator's control API, and what a card form does. */
import { request } from "undici";

export interface StripeState {
  readonly paymentIntents: readonly {
    id: string;
    status: string;
    amount: number;
    amount_received: number;
    client_secret: string;
    latest_charge: string | null;
    metadata: Record<string, string>;
  }[];
  readonly charges: readonly { id: string; payment_intent: string; balance_transaction: string | null }[];
  readonly transfers: readonly {
    id: string;
    amount: number;
    amount_reversed: number;
    destination: string;
    transfer_group: string | null;
  }[];
  readonly reversals: readonly { id: string; amount: number; transfer: string }[];
  readonly disputes: readonly {
    id: string;
    status: string;
    charge: string;
    balance_transactions: readonly { amount: number; fee: number }[];
  }[];
  readonly earlyFraudWarnings: readonly { id: string; charge: string; actionable: boolean }[];
  readonly payouts: readonly {
    account: string | null;
    payout: { id: string; amount: number; status: string; created: number };
  }[];
  readonly refunds: readonly { id: string; amount: number; status: string; payment_intent: string }[];
  readonly accounts: readonly { id: string }[];
  readonly balanceTransactions: readonly { id: string; fee: number }[];
  readonly events: readonly {
    id: string;
    type: string;
    object: string | null;
    paymentIntent: string | null;
  }[];
  readonly undelivered: readonly { id: string }[];
}

/** One request of the simulator's log. */
export interface LoggedRequest {
  readonly arrivedAt: number;
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly key: string | null;
  readonly fate: string;
  readonly workedAt: number | null;
  readonly workedAtReal: number | null;
  readonly status: number | null;
  readonly replayed: boolean;
}

export class StripeControl {
  /** What was moved at the dashboard, and the orders it was moved of. */
  readonly handMade = new Set<string>();
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  async state(): Promise<StripeState> {
    const { body } = await request(`${this.url}/_simulator/state`);
    return (await body.json()) as StripeState;
  }

  async post(path: string, facts: object = {}, method: "POST" | "PUT" | "DELETE" = "POST"): Promise<unknown> {
    const { body, statusCode } = await request(`${this.url}/_simulator${path}`, {
      method,
      body: JSON.stringify(facts),
    });
    const answer: unknown = await body.json();
    if (statusCode >= 400) throw new Error(`the simulator refused ${path}: ${JSON.stringify(answer)}`);
    return answer;
  }

  /** The last requests, oldest first. */
  async requests(): Promise<readonly LoggedRequest[]> {
    const { body } = await request(`${this.url}/_simulator/requests`);
    return ((await body.json()) as { requests: readonly LoggedRequest[] }).requests;
  }

  /** Webhooks that should be on their way by now. */
  async due(): Promise<number> {
    const { body } = await request(`${this.url}/_simulator/webhooks`);
    return Number(((await body.json()) as { due: number }).due);
  }

  /** The writer's browser confirms the intent with a card; refusals are the bank's business. */
  async confirm(intent: { id: string; client_secret: string }, card: string): Promise<void> {
    const form = new URLSearchParams({
      key: "pk_test_simulator",
      client_secret: intent.client_secret,
      payment_method: card,
    });
    await request(`${this.url}/v1/payment_intents/${intent.id}/confirm`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: form.toString(),
    }).then(
      ({ body }) => body.dump(),
      () => {},
    );
  }
}
