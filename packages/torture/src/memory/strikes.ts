/**
 * What can hit a call: Stripe's answers lost or replayed, the database's connection cut, a neighbour away.
 */
import { NotClearYet } from "@script-manifest/coverage-marketplace-service/src/commands/apply-chargeback.ts";
import { DomainError } from "@script-manifest/coverage-marketplace-service/src/domain/errors.ts";
import {
  type PaymentGateway,
  PaymentGatewayError,
} from "@script-manifest/coverage-marketplace-service/src/payments/interface.ts";
import { type Lives, ProcessDied, type Strike } from "./life.ts";
import { replacing } from "./replacing.ts";

/** The connection broke: before the statement it did not happen, after it did and nobody knows. */
export class ConnectionLost extends Error {
  override readonly name = "ConnectionLost";
}

/**
 * Stripe on a bad day: no answer, a 429, or a 500. A 500 may be kept under its key: then the key brings
 * nothing else any more, whether the movement was made or not.
 */
export function poisonableStripe(gateway: PaymentGateway, lives: Lives): PaymentGateway {
  const poisoned = new Set<string>();
  const strike: Strike = (random, when, [argument]) => {
    const key = keyOf(argument);
    const replayed = key !== null && random.chance(0.5);
    if (replayed) poisoned.add(key);
    return new PaymentGatewayError("ambiguous", `struck ${when}`, { replayed });
  };
  const keeping = replacing(gateway, (name, method) => {
    if (name === "constructWebhookEvent") return method;
    return (argument: unknown) => {
      if (poisoned.size === 0 || !poisoned.has(keyOf(argument) ?? "")) return method(argument);
      return Promise.reject(new PaymentGatewayError("ambiguous", "the 500 of before", { replayed: true }));
    };
  });
  return lives.mortal(keeping, strike, ["constructWebhookEvent"]);
}

function keyOf(argument: unknown): string | null {
  const key = (argument as { idempotencyKey?: unknown } | null | undefined)?.idempotencyKey;
  return typeof key === "string" ? key : null;
}

export const strikeDatabase: Strike = (_random, when) =>
  new ConnectionLost(`the database went away ${when} the statement`);

export const strikeNotifier: Strike = (_random, when) =>
  new ConnectionLost(`the notification service went away ${when} it was told`);

/** Refusals and lost answers are what people and jobs live with; anything else is a bug. */
export function isNormal(error: unknown): boolean {
  return (
    error instanceof DomainError ||
    error instanceof PaymentGatewayError ||
    error instanceof ConnectionLost ||
    error instanceof NotClearYet ||
    (error instanceof AggregateError && error.errors.every(isNormal)) ||
    error instanceof ProcessDied
  );
}
