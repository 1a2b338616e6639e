/**
 * The shape of one row of an endpoint table. The services, the gateway, the web client, the docs and the
 * tests read it.
 */
import type { z } from "zod";

/**
 * Who may call an endpoint at the gateway. What a signed-in user may do to one order is the service's own
 * decision.
 */
export type Access = "public" | "user" | "admin" | "stripe";

/** Server-sent events: the answer stays open and says when to look again. */
export const EVENT_STREAM = "text/event-stream";

export type Method = "GET" | "POST" | "PATCH";

export interface Endpoint {
  readonly method: Method;
  /** Below the API's prefix, with `:name` parameters. */
  readonly path: `/${string}` | "";
  readonly access: Access;
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Where the body's own schema sets no limit to its size: what it is never larger than. */
  readonly bodyAsLargeAs?: z.ZodType;
  /**
   * The media type of a success that is a file, or a stream that goes on, and not JSON; its body in
   * `responses` is then `null`.
   */
  readonly produces?: "application/pdf" | "text/csv; charset=utf-8" | typeof EVENT_STREAM;
  /** Status → body of every success. `null` means an empty body. */
  readonly responses: Readonly<Partial<Record<200 | 201 | 202 | 204, z.ZodType | null>>>;
  /** An `Idempotency-Key` header must be sent; elsewhere on a POST it is honoured when sent. */
  readonly idempotencyKey?: "required";
}

export type EndpointTable = Readonly<Record<string, Endpoint>>;

/**
 * One API as the gateway publishes it: `publicPrefix + path` is passed on to `internalPrefix + path` of its
 * service.
 */
export interface PublishedApi {
  readonly service: "coverage" | "identity" | "profile-project" | "notification";
  readonly publicPrefix: string;
  readonly internalPrefix: string;
  readonly endpoints: EndpointTable;
}
