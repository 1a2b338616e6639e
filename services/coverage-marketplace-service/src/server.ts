/**
 * The HTTP server over given parts: plugins, error mapping, routes. Never listens, never reads the
 * environment.
 */
import {
  type Caller,
  createServiceServer,
  type EventStreams,
  ProblemError,
  registerHealth,
  type SharedAnswers,
} from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { CommandDeps } from "./commands/deps.ts";
import { DomainError } from "./domain/errors.ts";
import { registerAdminMoneyRoutes } from "./routes/admin-money.ts";
import { registerDeliveryRoutes } from "./routes/deliveries.ts";
import { registerDisputeRoutes } from "./routes/disputes.ts";
import { registerIdempotency } from "./routes/idempotency.ts";
import { registerInternalRoutes } from "./routes/internal.ts";
import { registerMoneyRoutes } from "./routes/money.ts";
import { registerOrderRoutes } from "./routes/orders.ts";
import { registerOversightRoutes } from "./routes/oversight.ts";
import { registerProviderRoutes } from "./routes/providers.ts";
import { registerReviewRoutes } from "./routes/reviews.ts";
import { registerServiceRoutes } from "./routes/services.ts";
import { registerStatementRoutes } from "./routes/statements.ts";
import { registerStripeWebhook } from "./routes/stripe-webhook/index.ts";

export interface ServerParts extends CommandDeps {
  readonly verifyServiceToken: (token: string) => Caller;
  readonly logger?: boolean | object;
  readonly events: EventStreams;
  /** The public lists, as everybody sees them. */
  readonly catalogue: SharedAnswers;
}

export async function createCoverageServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = createServiceServer({
    service: "coverage-marketplace-service",
    verifyServiceToken: parts.verifyServiceToken,
    mapError: (error) => (error instanceof DomainError ? asProblem(error) : null),
    ...(parts.logger !== undefined && { logger: parts.logger }),
  });
  registerHealth(app, {
    service: "coverage-marketplace-service",
    checks: { database: () => assertHealthy(parts), storage: () => parts.storage.healthCheck() },
  });
  app.addHook("preClose", async () => parts.events.close());
  await registerStripeWebhook(app, parts);
  await app.register(async (scope) => {
    registerIdempotency(scope, parts.repository);
    registerProviderRoutes(scope, parts);
    registerServiceRoutes(scope, parts);
    registerOrderRoutes(scope, parts);
    registerDeliveryRoutes(scope, parts);
    registerReviewRoutes(scope, parts);
    registerDisputeRoutes(scope, parts);
    registerMoneyRoutes(scope, parts);
    registerOversightRoutes(scope, parts);
    registerAdminMoneyRoutes(scope, parts);
    registerStatementRoutes(scope, parts);
    registerInternalRoutes(scope, parts);
  });
  return app;
}

async function assertHealthy({ repository }: ServerParts): Promise<void> {
  const { database } = await repository.healthCheck();
  if (!database) throw new Error("the database does not answer");
}

function asProblem(error: DomainError): ProblemError {
  return new ProblemError(
    error.code,
    error.message,
    error.issues.length > 0 ? { issues: [...error.issues] } : {},
  );
}
