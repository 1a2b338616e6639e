/**
 * The SDK's errors as PaymentGatewayError: what may have happened is the only question the marketplace asks.
 */
import { Stripe } from "stripe";
import { PaymentGatewayError, type PaymentGatewayErrorKind } from "../interface.ts";

/** Statuses after which the movement may or may not have happened. 409: the same key is being worked on. */
const AMBIGUOUS_STATUSES: ReadonlySet<number> = new Set([409, 429]);

/** Runs one call; whatever it throws leaves as PaymentGatewayError. */
export async function translated<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw asGatewayError(error);
  }
}

export function asGatewayError(error: unknown): PaymentGatewayError {
  if (error instanceof PaymentGatewayError) return error;
  // A body that is no JSON, a severed socket, a timeout: nobody said no.
  if (!(error instanceof Stripe.errors.StripeError)) {
    return new PaymentGatewayError("ambiguous", "Stripe's answer could not be read", { cause: error });
  }
  const replayed = error.headers?.["idempotent-replayed"] === "true";
  return new PaymentGatewayError(kindOf(error), error.message, {
    code: error.code ?? null,
    replayed,
    cause: error,
  });
}

function kindOf(error: Stripe.errors.StripeError): PaymentGatewayErrorKind {
  const { statusCode } = error;
  if (statusCode === undefined || statusCode >= 500 || statusCode < 400 || AMBIGUOUS_STATUSES.has(statusCode))
    return "ambiguous";
  return error.code === "resource_missing" ? "not_found" : "refused";
}
