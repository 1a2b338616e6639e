/** Every row of every endpoint table as a route: who may call it, and where it goes. */
import { type Endpoint, EVENT_STREAM, type PublishedApi, type User } from "@script-manifest/contracts";
import { bodyLimitOf, ProblemError, type SignServiceToken } from "@script-manifest/service-kit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { bearerTokenOf, type SessionResolver } from "../auth.ts";
import type { UpstreamProxy } from "../proxy.ts";

export interface PublishedDeps {
  readonly apis: readonly PublishedApi[];
  readonly upstreams: Readonly<Record<PublishedApi["service"], string>>;
  readonly sessions: SessionResolver;
  readonly sign: SignServiceToken;
  readonly proxy: UpstreamProxy;
}

/** Resolved on the way to the service, they would make another route of this one. */
const DOT_SEGMENT = /\/(\.|%2e){1,2}(\/|$)/i;

const METHODS = ["GET", "POST", "PATCH", "PUT", "DELETE"] as const;

export function registerPublishedRoutes(app: FastifyInstance, deps: PublishedDeps): void {
  const methodsByUrl = new Map<string, Set<string>>();
  for (const api of deps.apis) {
    for (const endpoint of Object.values(api.endpoints)) {
      const url = `${api.publicPrefix}${endpoint.path}`;
      const shape = url.replace(/:\w+/g, ":_");
      methodsByUrl.set(shape, (methodsByUrl.get(shape) ?? new Set()).add(endpoint.method));
      registerRow(app, deps, api, endpoint, url);
    }
  }
  for (const [url, methods] of methodsByUrl) refuseOtherMethods(app, url, methods);
}

function registerRow(
  app: FastifyInstance,
  deps: PublishedDeps,
  api: PublishedApi,
  endpoint: Endpoint,
  url: string,
): void {
  const { bodyLimit: usual = 0 } = app.initialConfig;
  app.route({
    method: endpoint.method,
    url,
    bodyLimit: Math.max(usual, bodyLimitOf(endpoint)),
    // Stripe retries on its own schedule and must never be turned away for being busy.
    ...(endpoint.access === "stripe" && { config: { rateLimit: false } }),
    handler: async (request, reply) => {
      const token = bearerTokenOf(request.headers.authorization);
      const user = endpoint.access === "stripe" ? null : await identify(deps, endpoint, request, token);
      const path = request.raw.url?.split("?", 1)[0]?.slice(api.publicPrefix.length) ?? "";
      if (DOT_SEGMENT.test(path)) throw new ProblemError("not_found", "There is no such route.");
      const forward = endpoint.produces === EVENT_STREAM ? deps.proxy.forwardStream : deps.proxy.forward;
      return forward(request, reply, {
        baseUrl: deps.upstreams[api.service],
        path: `${api.internalPrefix}${path}`,
        headers: identityHeaders(deps, api, user, token),
      });
    },
  });
}

/**
 * A token that is sent must be good, also where none is needed: a client must notice that its session has
 * ended.
 */
async function identify(
  deps: PublishedDeps,
  endpoint: Endpoint,
  request: FastifyRequest,
  token: string | null,
): Promise<User | null> {
  if (!token) {
    if (endpoint.access === "public") return null;
    throw new ProblemError("unauthorized", "Sign in to do this.");
  }
  const user = await deps.sessions.resolve(token, { requestId: request.id });
  if (endpoint.access === "admin" && !user.roles.includes("admin"))
    throw new ProblemError("forbidden", "Only admins may do this.");
  return user;
}

function identityHeaders(
  deps: PublishedDeps,
  api: PublishedApi,
  user: User | null,
  token: string | null,
): Record<string, string> {
  const claims = user
    ? { userId: user.id, email: user.email, name: user.displayName, roles: user.roles }
    : {};
  return {
    "x-service-token": deps.sign(claims),
    ...(user && { "x-auth-user-id": user.id }),
    // Identity alone ever sees the session token: it must know which session to end.
    ...(api.service === "identity" && token && { authorization: `Bearer ${token}` }),
  };
}

function refuseOtherMethods(app: FastifyInstance, url: string, methods: ReadonlySet<string>): void {
  const allow = [...methods].sort().join(", ");
  app.route({
    method: METHODS.filter((method) => !methods.has(method)),
    url,
    handler: async (_request, reply) => {
      reply.header("allow", allow);
      throw new ProblemError("method_not_allowed", `This route takes ${allow}.`);
    },
  });
}
