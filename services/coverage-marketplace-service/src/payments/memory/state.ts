/** What the in-memory Stripe knows, and its rules about keys: the same key is the same movement. */
import { type Clock, DAY_MS, type Instant } from "../../domain/clock.ts";
import {
  type AccountPayout,
  type BalanceLine,
  type Chargeback,
  type FraudWarning,
  type Payment,
  PaymentGatewayError,
  type PaymentWebhookEvent,
  type Refund,
  type Reversal,
  type Transfer,
} from "../interface.ts";

export interface MemoryPayment extends Payment {
  readonly createdAt: Instant;
  readonly refundedCents: number;
}

/** before: the call fails and nothing happened · after: it happened, the answer was lost */
export interface Fault {
  readonly method: string;
  readonly when: "before" | "after";
  readonly error: PaymentGatewayError;
}

export class MemoryStripeState {
  readonly clock: Clock;
  readonly payments = new Map<string, MemoryPayment>();
  readonly transfers = new Map<string, Transfer & { readonly orderId: string }>();
  readonly refunds = new Map<string, Refund & { readonly paymentIntentId: string }>();
  readonly reversals = new Map<string, Reversal & { readonly transferId: string }>();
  readonly chargebacks = new Map<string, Chargeback>();
  /** Those of them that only ask, and still do. */
  readonly inquiries = new Set<string>();
  readonly fraudWarnings = new Map<string, FraudWarning>();
  readonly payouts = new Map<string, AccountPayout & { readonly accountId: string }>();
  /** Intents whose authorisation the bank has let go, though they do not say so yet. */
  readonly expired = new Set<string>();
  /** By intent: no more than this is let through by the card's bank. */
  readonly captureLimits = new Map<string, number>();
  /** How refunds that are asked for now begin. */
  refundsBegin: "succeeded" | "pending" = "succeeded";
  /** spentCents: paid out to the provider's own bank. */
  readonly accounts = new Map<string, { payable: boolean; providerId: string; spentCents: number }>();
  /** What was written down, oldest first. */
  readonly balanceLines: BalanceLine[] = [];
  readonly events: { readonly event: PaymentWebhookEvent; readonly createdAt: Instant }[] = [];
  readonly faults: Fault[] = [];
  readonly #answers = new Map<
    string,
    { at: Instant; fingerprint: string; value: unknown; refusal: PaymentGatewayError | null }
  >();
  #count = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  newId(prefix: string): string {
    this.#count += 1;
    return `${prefix}_memory${this.#count}`;
  }

  /** The platform's balance changes. */
  book(line: Omit<BalanceLine, "id" | "createdAt">): void {
    this.balanceLines.push({ ...line, id: this.newId("txn"), createdAt: this.clock() });
  }

  payment(id: string): MemoryPayment {
    const found = this.payments.get(id);
    if (!found)
      throw new PaymentGatewayError("not_found", `No such payment_intent: '${id}'`, {
        code: "resource_missing",
      });
    return found;
  }

  /** One movement under its key. Faults asked for by a test are raised around it. */
  async move<T extends object>(
    o: { method: string; idempotencyKey: string; params: unknown },
    work: () => T,
  ): Promise<T> {
    const fault = this.#takeFault(o.method);
    if (fault?.when === "before") throw fault.error;
    const answer = this.#once(o, work);
    if (fault) throw fault.error;
    // Rows are replaced, never changed: a copy of the outermost fields keeps the caller's hands off them.
    return { ...answer };
  }

  #once<T>(o: { method: string; idempotencyKey: string; params: unknown }, work: () => T): T {
    const fingerprint = `${o.method} ${JSON.stringify(o.params)}`;
    const kept = this.#answers.get(o.idempotencyKey);
    const known = kept && this.clock() - kept.at < DAY_MS ? kept : undefined;
    if (known && known.fingerprint !== fingerprint) {
      throw refusal(
        "Keys for idempotent requests can only be used with the same parameters.",
        "idempotency_error",
      );
    }
    const answer = known ?? { at: this.clock(), fingerprint, ...attempt(work) };
    this.#answers.set(o.idempotencyKey, answer);
    // A refusal is kept under its key like any other answer: only another key can get another one.
    if (answer.refusal) throw answer.refusal;
    return answer.value as T;
  }

  #takeFault(method: string): Fault | undefined {
    const index = this.faults.findIndex((fault) => fault.method === method);
    return index < 0 ? undefined : this.faults.splice(index, 1)[0];
  }
}

export function refusal(message: string, code: string | null = null): PaymentGatewayError {
  return new PaymentGatewayError("refused", message, { code });
}

function attempt(work: () => unknown): { value: unknown; refusal: PaymentGatewayError | null } {
  try {
    return { value: work(), refusal: null };
  } catch (error) {
    if (error instanceof PaymentGatewayError) return { value: null, refusal: error };
    throw error;
  }
}
