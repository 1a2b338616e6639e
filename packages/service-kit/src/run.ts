/** Starting and stopping a service's process. */
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import { isAway } from "./problem.ts";

/** Longer than any request or Stripe call may take. */
const STOP_MS_MAX = 25_000;

/**
 * Listens, and on the first SIGTERM or SIGINT stops accepting, finishes the requests under way, closes the
 * rest and exits 0. A second signal exits at once.
 */
export async function runService(o: {
  server: FastifyInstance;
  port: number;
  host?: string;
  close: () => Promise<void>;
  logger: FastifyBaseLogger;
}): Promise<void> {
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    o.logger.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), STOP_MS_MAX).unref();
    try {
      await o.server.close();
      await o.close();
      process.exit(0);
    } catch (error) {
      o.logger.error({ err: error }, "could not stop cleanly");
      process.exit(1);
    }
  };
  // A library's promise that nobody waits for fails when the database restarts; that is no reason to end.
  // Anything else is a fault of ours, and a process in an unknown state is better started anew.
  process.on("unhandledRejection", (error) => {
    o.logger.error({ err: error }, "a rejection nobody waited for");
    if (!isAway(error)) process.exit(1);
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
  const address = await o.server.listen({ port: o.port, host: o.host ?? "0.0.0.0" });
  o.logger.info({ address, pid: process.pid }, "ready");
}
