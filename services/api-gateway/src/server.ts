/**
 * The gateway: limits, cross-origin rules, docs and the published routes. Never listens, never reads the
 * environment.
 */
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { type PublishedApi, publishedApis } from "@script-manifest/contracts";
import {
  asProblem,
  createServiceTokenSigner,
  ProblemError,
  REDACTED_HEADERS,
  registerHealth,
  requestIdFrom,
  reusingTokens,
  sendProblem,
} from "@script-manifest/service-kit";
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from "fastify";
import { request as send } from "undici";
import { bearerTokenOf, createSessionResolver } from "./auth.ts";
import { openApiDocument } from "./openapi.ts";
import { createProxy } from "./proxy.ts";
import { registerPublishedRoutes } from "./routes/published.ts";

export interface GatewayOptions {
  readonly serviceTokenSecret: string;
  readonly upstreams: Readonly<Record<PublishedApi["service"], string>>;
  readonly allowedOrigins: readonly string[];
  readonly rateLimitPerMinute: number;
  readonly upstreamTimeoutMs: number;
  readonly trustProxy?: boolean;
  readonly logger?: boolean | object;
}

/** Files go straight to object storage. What a row of the contract can hold beyond this, its route takes. */
const BODY_BYTES_MAX = 1024 * 1024;

export async function buildServer(o: GatewayOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger:
      typeof o.logger === "object"
        ? { base: { service: "api-gateway" }, redact: REDACTED_HEADERS, ...o.logger }
        : (o.logger ?? false),
    trustProxy: o.trustProxy ?? false,
    bodyLimit: BODY_BYTES_MAX,
    genReqId: (request) => requestIdFrom(request.headers["x-request-id"]),
    logController: new LogController({ requestIdLogLabel: "requestId" }),
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: "idle",
    frameworkErrors: (error, request, reply) => {
      void reply.header("x-request-id", request.id);
      void sendProblem(asProblem(error), request as FastifyRequest, reply);
    },
  });
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    // Bodies are passed on unread: what they say of their length is looked at here.
    const bytesMax = request.routeOptions.bodyLimit;
    if (Number(request.headers["content-length"] ?? 0) > bytesMax)
      throw new ProblemError("payload_too_large", `The body is larger than ${bytesMax} bytes.`);
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = asProblem(error);
    if (problem.code === "internal") request.log.error({ err: error }, "unexpected error");
    return sendProblem(problem, request, reply);
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(new ProblemError("not_found", "There is no such route."), request, reply),
  );
  await registerProtection(app, o);
  await registerDocs(app);
  registerHealth(app, { service: "api-gateway", checks: upstreamChecks(o.upstreams) });
  await app.register(async (scope) => registerApis(scope, o));
  return app;
}

async function registerProtection(app: FastifyInstance, o: GatewayOptions): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginResourcePolicy: { policy: "cross-origin" },
  });
  await app.register(cors, {
    origin: [...o.allowedOrigins],
    methods: ["GET", "POST", "PATCH"],
    exposedHeaders: ["x-request-id", "idempotency-replayed", "retry-after"],
    maxAge: 600,
  });
  await app.register(rateLimit, {
    max: o.rateLimitPerMinute,
    timeWindow: 60_000,
    // A session counts for itself wherever it comes from; people behind one address don't use up each other's
    // share.
    keyGenerator: (request) => bearerTokenOf(request.headers.authorization) ?? request.ip,
    allowList: (request) => request.url.startsWith("/health"),
    errorResponseBuilder: (_request, context) =>
      new ProblemError("rate_limited", "Slow down a little.", {
        retryAfterSeconds: Math.ceil(context.ttl / 1_000),
      }),
  });
}

async function registerDocs(app: FastifyInstance): Promise<void> {
  const document = openApiDocument(publishedApis) as never;
  await app.register(swagger, { mode: "static", specification: { document } });
  await app.register(swaggerUi, { routePrefix: "/docs", staticCSP: true });
}

async function registerApis(scope: FastifyInstance, o: GatewayOptions): Promise<void> {
  // The body stays the stream it came as.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
  const sign = reusingTokens(
    createServiceTokenSigner({ secret: o.serviceTokenSecret, issuer: "api-gateway" }),
  );
  const proxy = createProxy({ timeoutMs: o.upstreamTimeoutMs });
  scope.addHook("preClose", async () => proxy.endStreams());
  scope.addHook("onClose", () => proxy.close());
  registerPublishedRoutes(scope, {
    apis: publishedApis,
    upstreams: o.upstreams,
    sessions: createSessionResolver({ identityUrl: o.upstreams.identity, sign }),
    sign,
    proxy,
  });
}

function upstreamChecks(upstreams: GatewayOptions["upstreams"]): Record<string, () => Promise<void>> {
  return Object.fromEntries(
    Object.entries(upstreams).map(([name, baseUrl]) => [
      name,
      async () => {
        const { statusCode, body } = await send(`${baseUrl}/health/live`, { headersTimeout: 1_500 });
        await body.dump();
        if (statusCode !== 200) throw new Error(`${name} answered ${statusCode}`);
      },
    ]),
  );
}
