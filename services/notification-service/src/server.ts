/**
 * The HTTP server over given parts: error mapping, health, routes. Never listens, never reads the
 * environment.
 */
import {
  type Caller,
  createServiceServer,
  type EventStreams,
  ProblemError,
  registerHealth,
} from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { CommandDeps } from "./commands/deps.ts";
import { DomainError } from "./domain/errors.ts";
import { registerNotificationRoutes } from "./routes/notifications.ts";

export interface ServerParts extends CommandDeps {
  readonly verifyServiceToken: (token: string) => Caller;
  readonly logger?: boolean | object;
  readonly events: EventStreams;
}

const SERVICE = "notification-service";

export function createNotificationServer(parts: ServerParts): FastifyInstance {
  const app = createServiceServer({
    service: SERVICE,
    verifyServiceToken: parts.verifyServiceToken,
    mapError: (error) =>
      error instanceof DomainError
        ? new ProblemError(error.code, error.message, { issues: error.issues })
        : null,
    ...(parts.logger !== undefined && { logger: parts.logger }),
  });
  // Neither the mail server nor identity is a reason to stop serving: letters wait for them.
  registerHealth(app, { service: SERVICE, checks: { database: () => parts.repository.healthCheck() } });
  app.addHook("preClose", async () => parts.events.close());
  registerNotificationRoutes(app, parts);
  return app;
}
