/**
 * Accounts over HTTP, behind the gateway: requests without its token are turned away, because it names the
 * address.
 */
import { identityApi, internalApi } from "@script-manifest/contracts";
import { ProblemError, registerEndpoint, registerInternalEndpoint } from "@script-manifest/service-kit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type AccountDeps, logIn, logOut, readUser, register, resolveSession } from "../commands/accounts.ts";

const prefix = "/internal/auth";

export function registerAccountRoutes(app: FastifyInstance, deps: AccountDeps): void {
  registerEndpoint(app, {
    prefix,
    endpoint: identityApi.register,
    handler: async ({ body, request }) => ({
      status: 201,
      body: await register(deps, { request: body, address: addressOf(request) }),
    }),
  });

  registerEndpoint(app, {
    prefix,
    endpoint: identityApi.login,
    handler: async ({ body, request }) => ({
      status: 200,
      body: await logIn(deps, { request: body, address: addressOf(request) }),
    }),
  });

  registerEndpoint(app, {
    prefix,
    endpoint: identityApi.logout,
    handler: async ({ request }) => {
      const [, token] = /^Bearer (.+)$/.exec(request.headers.authorization ?? "") ?? [];
      if (token) await logOut(deps, token);
      return { status: 204 };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: identityApi.getMe,
    handler: async ({ userId }) => {
      const user = await readUser(deps, userId);
      if (!user) throw new ProblemError("unauthorized", "This account no longer exists.");
      return { status: 200, body: { user } };
    },
  });

  registerInternalEndpoint(app, {
    endpoint: internalApi.resolveSession,
    handler: async ({ body }) => {
      const user = await resolveSession(deps, body.token);
      if (!user) throw new ProblemError("not_found", "There is no such session.");
      return { status: 200, body: { user } };
    },
  });

  registerInternalEndpoint(app, {
    endpoint: internalApi.getUser,
    handler: async ({ params }) => {
      const user = await readUser(deps, params.id);
      if (!user) throw new ProblemError("not_found", "There is no such user.");
      return { status: 200, body: { user } };
    },
  });
}

/** The gateway alone says where a request came from; anybody else could write what they like. */
function addressOf(request: FastifyRequest): string {
  if (request.caller.issuer !== "api-gateway")
    throw new ProblemError("unauthorized", "Accounts are reached through the gateway.");
  const forwarded = request.headers["x-forwarded-for"];
  return typeof forwarded === "string" ? forwarded.slice(0, 60) : request.ip;
}
