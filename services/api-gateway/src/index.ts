/** The front door: buildServer for others, and the start of the gateway when this file is run. */
import { runService } from "@script-manifest/service-kit";
import { readConfig } from "./config.ts";
import { buildServer } from "./server.ts";

export { buildServer, type GatewayOptions } from "./server.ts";

if (import.meta.main) {
  const config = readConfig(process.env);
  const server = await buildServer({
    serviceTokenSecret: config.SERVICE_TOKEN_SECRET,
    upstreams: {
      coverage: config.COVERAGE_MARKETPLACE_SERVICE_URL,
      identity: config.IDENTITY_SERVICE_URL,
      "profile-project": config.PROFILE_PROJECT_SERVICE_URL,
      notification: config.NOTIFICATION_SERVICE_URL,
    },
    allowedOrigins: config.allowedOrigins,
    rateLimitPerMinute: config.GATEWAY_RATE_LIMIT_PER_MINUTE,
    upstreamTimeoutMs: config.GATEWAY_UPSTREAM_TIMEOUT,
    trustProxy: config.TRUST_PROXY,
    logger: { level: config.LOG_LEVEL },
  });
  await runService({ server, port: config.listenPort, close: async () => {}, logger: server.log });
}
