/**
 * buildServer(options): the server with everything not given in memory, for tests and tools. Never listens.
 */
import { createMemoryObjectStorage, createServiceTokenVerifier } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { CommandDeps } from "./commands/deps.ts";
import { type Clock, systemClock } from "./domain/clock.ts";
import { randomId, randomSecretName } from "./ids.ts";
import { createThreadedReader } from "./reading/threaded-reader.ts";
import { MemoryProfileProjectRepository } from "./repository/memory/index.ts";
import { MemoryScriptAccess } from "./script-access/memory/index.ts";
import { createProfileProjectServer } from "./server.ts";

export interface BuildServerOptions extends Partial<CommandDeps> {
  readonly logger?: boolean | object;
  readonly clock?: Clock;
  readonly serviceTokenSecret?: string;
}

export function buildServer(options: BuildServerOptions = {}): FastifyInstance {
  const { logger = false, clock = systemClock, serviceTokenSecret, ...parts } = options;
  return createProfileProjectServer({
    repository: new MemoryProfileProjectRepository({ clock }),
    storage: createMemoryObjectStorage({ clock }),
    reader: createThreadedReader(),
    scriptAccess: new MemoryScriptAccess(),
    newId: randomId,
    newSecretName: randomSecretName,
    ...parts,
    verifyServiceToken: createServiceTokenVerifier({
      secret: serviceTokenSecret ?? "test-service-token-secret-of-enough-length",
      clock,
    }),
    logger,
  });
}
