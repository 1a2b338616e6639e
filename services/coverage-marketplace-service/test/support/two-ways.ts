/**
 * One marketplace behind both of its doors: the service itself, and the gateway in front of it. Belongs here:
 * the servers and how a caller proves who they are. Does not: what a caller may do.
 */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buildServer as buildGateway } from "@script-manifest/api-gateway";
import { internalApi, publishedCoverageApi } from "@script-manifest/contracts";
import { createServiceTokenSigner } from "@script-manifest/service-kit";
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import type { Requester } from "../../src/commands/deps.ts";
import { type BuildServerOptions, buildServer } from "../../src/index.ts";
import type { Marketplace } from "../harness.ts";

export const WAYS = ["directly", "through the gateway"] as const;
export type Way = (typeof WAYS)[number];

/** Who sends a request, and what they hold out as proof of it. */
export type Caller =
  | { readonly proof: "none" }
  | { readonly proof: "session" | "forged" | "expired" | "bare"; readonly person: Requester }
  | { readonly proof: "service" };

export interface Ask {
  readonly method: "GET" | "POST" | "PATCH";
  /** Below the API's prefix. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: object | string | Buffer;
}

const SECRET = "a-service-token-secret-for-these-tests-only";
/** Years ago: whatever was signed then has expired. */
const LONG_AGO = 1_600_000_000_000;

const sign = createServiceTokenSigner({ secret: SECRET, issuer: "api-gateway" });
const forge = createServiceTokenSigner({
  secret: "what-a-stranger-believes-is-the-secret",
  issuer: "api-gateway",
});
const signLongAgo = createServiceTokenSigner({
  secret: SECRET,
  issuer: "api-gateway",
  clock: () => LONG_AGO,
});

const rolesOf = (person: Requester) => (person.isAdmin ? ["writer", "admin"] : ["writer"]);
const sessionOf = (person: Requester) => `session-of-${person.userId}`;
/** A liar claims everything there is to claim. */
const everything = ({ userId }: Requester) => ({ userId, roles: ["writer", "admin", "service"] });

export class TwoWays {
  readonly service: FastifyInstance;
  readonly #gateway: FastifyInstance;
  readonly #identity: Server;
  readonly #sessions: Map<string, Requester>;

  private constructor(
    service: FastifyInstance,
    gateway: FastifyInstance,
    identity: Server,
    sessions: Map<string, Requester>,
  ) {
    this.service = service;
    this.#gateway = gateway;
    this.#identity = identity;
    this.#sessions = sessions;
  }

  /** Other parts may stand in for the marketplace's own. */
  static async open(market: Marketplace, parts: BuildServerOptions = {}): Promise<TwoWays> {
    const { commission: _asRate, payments: paymentGateway, ...own } = market.deps;
    const service = await buildServer({ ...own, paymentGateway, ...parts, serviceTokenSecret: SECRET });
    const coverage = await service.listen({ port: 0, host: "127.0.0.1" });
    const sessions = new Map<string, Requester>();
    const identity = identityOf(sessions);
    await new Promise<void>((resolve) => identity.listen(0, "127.0.0.1", resolve));
    const identityUrl = `http://127.0.0.1:${(identity.address() as AddressInfo).port}`;
    const gateway = await buildGateway({
      serviceTokenSecret: SECRET,
      upstreams: {
        coverage,
        identity: identityUrl,
        "profile-project": identityUrl,
        notification: identityUrl,
      },
      allowedOrigins: [],
      rateLimitPerMinute: 1_000_000,
      upstreamTimeoutMs: 5_000,
    });
    return new TwoWays(service, gateway, identity, sessions);
  }

  async ask(
    way: Way,
    caller: Caller,
    { method, path, headers, payload }: Ask,
  ): Promise<LightMyRequestResponse> {
    const directly = way === "directly";
    const proof = directly ? serviceProof(caller) : this.#outsideProof(caller);
    const prefix = directly ? publishedCoverageApi.internalPrefix : publishedCoverageApi.publicPrefix;
    const server = directly ? this.service : this.#gateway;
    const request = {
      method,
      url: `${prefix}${path}`,
      headers: { ...headers, ...proof },
      ...(payload !== undefined && { payload }),
    };
    if (!/^\/orders\/[^/]*\/events/.test(path)) return server.inject(request);
    // Events go on for as long as somebody listens; that they began is all that is asked here.
    const begun = await server.inject({ ...request, payloadAsStream: true });
    begun.stream().destroy();
    return begun.statusCode < 300 ? begun : server.inject(request);
  }

  /** Where and as whom to ask over a real connection, through the gateway. */
  async outside(person: Requester, path: string): Promise<{ url: string; headers: Record<string, string> }> {
    if (!this.#gateway.server.listening) await this.#gateway.listen({ port: 0, host: "127.0.0.1" });
    const { port } = this.#gateway.server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}${publishedCoverageApi.publicPrefix}${path}`;
    return { url, headers: this.#outsideProof({ proof: "session", person }) };
  }

  async close(): Promise<void> {
    await this.#gateway.close();
    await this.service.close();
    this.#identity.closeAllConnections();
    await new Promise((resolve) => this.#identity.close(resolve));
  }

  /**
   * From outside a session counts; everything that only services may say is said all the same, and must not.
   */
  #outsideProof(caller: Caller): Record<string, string> {
    if (caller.proof !== "session") return serviceProof(caller);
    this.#sessions.set(sessionOf(caller.person), caller.person);
    return { authorization: `Bearer ${sessionOf(caller.person)}` };
  }
}

function serviceProof(caller: Caller): Record<string, string> {
  switch (caller.proof) {
    case "none":
      return {};
    case "service":
      return { "x-service-token": sign({ roles: ["service"] }) };
    case "session": {
      const { userId, name, email } = caller.person;
      return { "x-service-token": sign({ userId, name, email, roles: rolesOf(caller.person) }) };
    }
    case "forged":
      return { "x-service-token": forge(everything(caller.person)) };
    case "expired":
      return { "x-service-token": signLongAgo(everything(caller.person)) };
    case "bare":
      return { "x-auth-user-id": caller.person.userId };
  }
}

/** As much of identity-service as the gateway asks: whose session this is. */
function identityOf(sessions: ReadonlyMap<string, Requester>): Server {
  return createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { token } = internalApi.resolveSession.body.parse(JSON.parse(Buffer.concat(chunks).toString()));
    const person = sessions.get(token);
    const user = person && {
      id: person.userId,
      email: person.email,
      displayName: person.name,
      roles: rolesOf(person),
    };
    response
      .writeHead(user ? 200 : 404, { "content-type": "application/json" })
      .end(JSON.stringify(user ? { user } : {}));
  });
}
