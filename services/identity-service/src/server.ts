/** The HTTP server over given parts. Never listens, never reads the environment. */
import { type Caller, createServiceServer, registerHealth } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { AccountDeps } from "./commands/accounts.ts";
import { registerAccountRoutes } from "./routes/accounts.ts";

export interface IdentityServerOptions extends AccountDeps {
  readonly verifyServiceToken: (token: string) => Caller;
  readonly logger?: boolean | object;
}

export async function buildServer(options: IdentityServerOptions): Promise<FastifyInstance> {
  const app = createServiceServer({
    service: "identity-service",
    verifyServiceToken: options.verifyServiceToken,
    logger: options.logger ?? false,
  });
  registerHealth(app, {
    service: "identity-service",
    checks: { database: () => options.repository.healthCheck() },
  });
  registerAccountRoutes(app, options);
  return app;
}
