/** What the in-memory Stripe knows, and its rules about keys: the same key is the same movement. */
import type { Clock, Instant } from "../../domain/clock.ts";
import { type Payment, PaymentGatewayError, type Refund, type Transfer } from "../interface.ts";

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
  readonly accounts = new Map<string, { payable: boolean; providerId: string }>();
  readonly faults: Fault[] = [];
  readonly #answers = new Map<string, { fingerprint: string; answer: unknown }>();
  #count = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  newId(prefix: string): string {
    this.#count += 1;
    return `${prefix}_memory${this.#count}`;
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
  async move<T>(o: { method: string; idempotencyKey: string; params: unknown }, work: () => T): Promise<T> {
    const fault = this.#takeFault(o.method);
    if (fault?.when === "before") throw fault.error;
    const answer = this.#once(o, work);
    if (fault) throw fault.error;
    return structuredClone(answer);
  }

  #once<T>(o: { method: string; idempotencyKey: string; params: unknown }, work: () => T): T {
    const fingerprint = `${o.method} ${JSON.stringify(o.params)}`;
    const known = this.#answers.get(o.idempotencyKey);
    if (known && known.fingerprint !== fingerprint) {
      throw new PaymentGatewayError(
        "refused",
        "Keys for idempotent requests can only be used with the same parameters.",
        { code: "idempotency_error" },
      );
    }
    if (known) return known.answer as T;
    const answer = work();
    this.#answers.set(o.idempotencyKey, { fingerprint, answer });
    return answer;
  }

  #takeFault(method: string): Fault | undefined {
    const index = this.faults.findIndex((fault) => fault.method === method);
    return index < 0 ? undefined : this.faults.splice(index, 1)[0];
  }
}

export function refusal(message: string, code: string | null = null): PaymentGatewayError {
  return new PaymentGatewayError("refused", message, { code });
}
