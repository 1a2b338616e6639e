/**
 * The HTTP server over given parts: error mapping, health, routes. Never listens, never reads the
 * environment.
 */
import { type Caller, createServiceServer, ProblemError, registerHealth } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { CommandDeps } from "./commands/deps.ts";
import { DomainError } from "./domain/errors.ts";
import { registerProjectRoutes } from "./routes/projects.ts";
import { registerScriptRoutes } from "./routes/scripts.ts";

export interface ServerParts extends CommandDeps {
  readonly verifyServiceToken: (token: string) => Caller;
  readonly logger?: boolean | object;
}

const SERVICE = "profile-project-service";

export function createProfileProjectServer(parts: ServerParts): FastifyInstance {
  const app = createServiceServer({
    service: SERVICE,
    verifyServiceToken: parts.verifyServiceToken,
    mapError: (error) =>
      error instanceof DomainError
        ? new ProblemError(error.code, error.message, { issues: error.issues })
        : null,
    ...(parts.logger !== undefined && { logger: parts.logger }),
  });
  registerHealth(app, {
    service: SERVICE,
    checks: {
      database: () => parts.repository.healthCheck(),
      storage: () => parts.storage.healthCheck(),
    },
  });
  registerProjectRoutes(app, parts);
  registerScriptRoutes(app, parts);
  return app;
}
