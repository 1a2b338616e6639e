/**
 * buildServer(options): the server with everything not given in memory, for tests and tools. Never listens.
 */
import {
  createEventStreams,
  createServiceTokenVerifier,
  type EventStreams,
} from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { CommandDeps } from "./commands/deps.ts";
import { type Clock, systemClock } from "./domain/clock.ts";
import { randomId } from "./ids.ts";
import { MemoryNotificationRepository } from "./repository/memory/index.ts";
import { createNotificationServer } from "./server.ts";

export interface BuildServerOptions extends Partial<CommandDeps> {
  readonly logger?: boolean | object;
  readonly clock?: Clock;
  readonly serviceTokenSecret?: string;
  readonly events?: EventStreams;
}

export function buildServer(options: BuildServerOptions = {}): FastifyInstance {
  const { logger = false, clock = systemClock, serviceTokenSecret, events, ...parts } = options;
  return createNotificationServer({
    repository: new MemoryNotificationRepository({ clock }),
    newId: randomId,
    ...parts,
    verifyServiceToken: createServiceTokenVerifier({
      secret: serviceTokenSecret ?? "test-service-token-secret-of-enough-length",
      clock,
    }),
    logger,
    events: events ?? createEventStreams(),
  });
}
