/** The front door: buildServer for others, and the start of the service when this file is run. */
import { runService } from "@script-manifest/service-kit";
import { compose } from "./composition.ts";
import { readConfig } from "./config.ts";

export { buildServer, type IdentityServerOptions } from "./server.ts";

if (import.meta.main) {
  const config = readConfig(process.env);
  const { server, close } = await compose(config);
  await runService({ server, port: config.listenPort, close, logger: server.log });
}
