/**
 * Every published endpoint by name, with the prefix the gateway publishes it under. Derived from the
 * contract, types included; nothing is written down twice.
 *
 * Belongs here: the table and the types read from it. Does not: fetching (coverage-api.ts and
 * coverage-server.ts).
 */
import {
  type coverageApi,
  type Endpoint,
  type identityApi,
  type notificationApi,
  type projectApi,
  publishedCoverageApi,
  publishedIdentityApi,
  publishedNotificationApi,
  publishedProjectApi,
} from "@script-manifest/contracts";
import type { z } from "zod";

export type Endpoints = typeof coverageApi & typeof identityApi & typeof projectApi & typeof notificationApi;
export type EndpointName = keyof Endpoints;

type Input<K extends EndpointName, Part extends string> =
  Endpoints[K] extends Record<Part, infer S extends z.ZodType> ? z.input<S> : undefined;
type Given<Name extends string, T> = [T] extends [undefined]
  ? { readonly [N in Name]?: undefined }
  : undefined extends T
    ? { readonly [N in Name]?: T }
    : { readonly [N in Name]: T };
type OptionalQuery<K extends EndpointName> = Endpoints[K] extends { query: infer S extends z.ZodType }
  ? Partial<z.input<S>> extends z.input<S>
    ? z.input<S> | undefined
    : z.input<S>
  : undefined;

/**
 * What a call of this endpoint must be given: path parameters, query and body, each only where the row has
 * it.
 */
export type RequestOf<K extends EndpointName> = Given<"params", Input<K, "params">> &
  Given<"query", OptionalQuery<K>> &
  Given<"body", Input<K, "body">>;

type Bodies<R> = R[keyof R];
/** What it answers. Endpoints with an empty success answer null. */
export type ResponseOf<K extends EndpointName> =
  Bodies<Endpoints[K]["responses"]> extends infer S ? (S extends z.ZodType ? z.output<S> : null) : never;

export interface PrefixedEndpoint {
  readonly prefix: string;
  readonly endpoint: Endpoint;
}

const tables = [publishedCoverageApi, publishedIdentityApi, publishedProjectApi, publishedNotificationApi];

/** Name → row. Names are unique across the published tables. */
export const endpoints: Readonly<Record<string, PrefixedEndpoint>> = Object.fromEntries(
  tables.flatMap(({ publicPrefix, endpoints: rows }) =>
    Object.entries(rows).map(([name, endpoint]) => [name, { prefix: publicPrefix, endpoint }]),
  ),
);

/** The row of a name. Throws for a name outside the table, which the types rule out. */
export function endpointNamed(name: EndpointName): PrefixedEndpoint {
  const found = endpoints[name];
  if (!found) throw new Error(`no endpoint is named ${name}`);
  return found;
}
