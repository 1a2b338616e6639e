/** Whether a service lives and whether it can do its work. No detail of what is wrong leaves by this door. */
import type { FastifyInstance } from "fastify";

const CHECK_MS_MAX = 2_000;

/**
 * `/health/live`: the process answers · `/health` and `/health/ready`: every check passes, else 503 naming
 * the failing ones.
 */
export function registerHealth(
  app: FastifyInstance,
  o: { service: string; checks: Readonly<Record<string, () => Promise<void>>> },
): void {
  app.get("/health/live", async () => ({ status: "ok", service: o.service }));
  for (const path of ["/health", "/health/ready"]) {
    app.get(path, async (request, reply) => {
      const results = await Promise.all(
        Object.entries(o.checks).map(
          async ([name, check]) => [name, await passes(check, request.log)] as const,
        ),
      );
      const ok = results.every(([, passed]) => passed);
      const checks = Object.fromEntries(results.map(([name, passed]) => [name, passed ? "ok" : "failed"]));
      return reply
        .code(ok ? 200 : 503)
        .send({ status: ok ? "ok" : "unavailable", service: o.service, checks });
    });
  }
}

async function passes(
  check: () => Promise<void>,
  log: { warn(facts: object, message: string): void },
): Promise<boolean> {
  const { promise: tooSlow, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("too slow")), CHECK_MS_MAX);
  try {
    await Promise.race([check(), tooSlow]);
    return true;
  } catch (error) {
    log.warn({ err: error }, "a health check failed");
    return false;
  } finally {
    clearTimeout(timer);
  }
}
