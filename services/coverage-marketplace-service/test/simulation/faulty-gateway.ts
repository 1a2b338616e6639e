/**
 * A payment gateway on a bad day: answers are lost, replayed as 500s, or never asked for; and the process may
 * die.
 */

import { type PaymentGateway, PaymentGatewayError } from "../../src/payments/interface.ts";
import type { MemoryPaymentGateway } from "../../src/payments/memory/index.ts";
import type { Random } from "./random.ts";

/** Not a PaymentGatewayError: nobody catches it, as nobody catches a SIGKILL. */
export class ProcessDied extends Error {
  override readonly name = "ProcessDied";
}

const MOVEMENTS = [
  "createPaymentIntent",
  "capturePayment",
  "cancelPayment",
  "transferToProvider",
  "refund",
] as const;
const READS = ["getPayment", "findTransfers", "findRefunds", "findPayments", "getAccountStatus"] as const;

export interface Weather {
  /** Per call, from 0 to 1. */
  faultProbability: number;
  faults: number;
  deaths: number;
}

export function faultyGateway(
  gateway: MemoryPaymentGateway,
  random: Random,
  weather: Weather,
): PaymentGateway {
  const strike = (when: "before" | "after"): void => {
    if (!random.chance(weather.faultProbability)) return;
    weather.faults += 1;
    if (random.chance(0.25)) {
      weather.deaths += 1;
      throw new ProcessDied(when);
    }
    throw new PaymentGatewayError("ambiguous", `struck ${when}`, { replayed: random.chance(0.3) });
  };
  const wrapped: Record<string, unknown> = {
    ...gateway,
    constructWebhookEvent: gateway.constructWebhookEvent,
  };
  for (const name of [...MOVEMENTS, ...READS]) {
    const original = gateway[name] as (argument: never) => Promise<unknown>;
    wrapped[name] = async (argument: never) => {
      strike("before");
      const answer = await original(argument);
      strike("after");
      return answer;
    };
  }
  return wrapped as unknown as PaymentGateway;
}
