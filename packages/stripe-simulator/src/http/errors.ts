/** Stripe's refusals in Stripe's shapes. */
export interface StripeErrorBody {
  type: "invalid_request_error" | "card_error" | "idempotency_error" | "api_error";
  code?: string;
  message: string;
  param?: string;
  decline_code?: string;
  payment_intent?: unknown;
  charge?: string;
}

export class StripeRefusal extends Error {
  override readonly name = "StripeRefusal";
  readonly status: number;
  readonly body: StripeErrorBody;
  /** The refusal comes with a change of state that stays, such as the failed attempt of a declined card. */
  readonly keepsChanges: boolean;

  constructor(status: number, body: StripeErrorBody, o: { keepsChanges?: boolean } = {}) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.keepsChanges = o.keepsChanges ?? false;
  }
}

export function invalid(
  message: string,
  o: { code?: string; param?: string; payment_intent?: unknown } = {},
): StripeRefusal {
  return new StripeRefusal(400, { type: "invalid_request_error", message, ...o });
}

export function missing(kind: string, id: string, param = "id"): StripeRefusal {
  return new StripeRefusal(404, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${kind}: '${id}'`,
    param,
  });
}

export function unauthorised(message: string): StripeRefusal {
  return new StripeRefusal(401, { type: "invalid_request_error", message });
}

export function unexpectedState(intent: object, what: string): StripeRefusal {
  return invalid(`This PaymentIntent ${what}.`, {
    code: "payment_intent_unexpected_state",
    payment_intent: intent,
  });
}
