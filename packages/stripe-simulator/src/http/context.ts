/** What a resource's handler is given, and what a route is. */
import type { VirtualClock } from "../clock.ts";
import type { State } from "../state/state.ts";
import type { Luck } from "../weather/kinds.ts";
import type { Announce } from "../webhooks/announce.ts";
import type { Params } from "./form.ts";

export interface Context {
  readonly state: State;
  readonly clock: VirtualClock;
  /** Where the simulator is reached, for the pages it links to. */
  readonly baseUrl: string;
  readonly announce: Announce;
  /** What banks and people do of themselves. */
  readonly luck: Luck;
  /** Decoded form body and query, together. */
  readonly params: Params;
  /** The JSON body of API v2. */
  readonly json: Record<string, unknown>;
  /** From the path. */
  readonly path: Readonly<Record<string, string>>;
  /** The publishable key sees less and may do less. */
  readonly publishable: boolean;
  readonly requestId: string;
  readonly idempotencyKey: string | null;
  /**
   * The connected account that is asked for (`Stripe-Account`, `Stripe-Context`); null for the platform
   * itself.
   */
  readonly account: string | null;
}

/** What is needed to change something, whoever asked: a request, a person at Stripe, or time itself. */
export type Changing = Pick<Context, "state" | "clock" | "announce" | "luck">;

export type Handler = (context: Context) => unknown;

export interface Route {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly handle: Handler;
  /** May also be called with the publishable key and the object's client secret. */
  readonly publishable?: boolean;
}

export function idFrom({ path }: Context, name = "id"): string {
  return path[name] ?? "";
}
