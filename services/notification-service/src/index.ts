/** The front door: what others may import, and the start of the service when this file is run. */
import { runService } from "@script-manifest/service-kit";
import { compose } from "./composition.ts";
import { readConfig } from "./config.ts";

export { type BuildServerOptions, buildServer } from "./build-server.ts";

if (import.meta.main) {
  const config = readConfig(process.env);
  const { server, close } = await compose(config);
  await runService({ server, port: config.listenPort, close, logger: server.log });
}
