/** The service in memory, for tests over HTTP. Nothing listens; the clock stands still. */
import assert from "node:assert/strict";
import { type NotifyRequest, ProblemSchema } from "@script-manifest/contracts";
import { createServiceTokenSigner } from "@script-manifest/service-kit";
import { buildServer } from "../src/build-server.ts";
import { MemoryNotificationRepository } from "../src/repository/memory/index.ts";

const SECRET = "a-service-token-secret-for-these-tests-only";
export const NOW = Date.UTC(2026, 2, 1, 12);
const clock = () => NOW;

export type Who = "writer" | "stranger" | "admin" | "service" | "anonymous";

const sign = createServiceTokenSigner({ secret: SECRET, issuer: "api-gateway", clock });
const ROLES: Partial<Record<Who, readonly string[]>> = { admin: ["writer", "admin"], service: ["service"] };

/**
 * A service token as the gateway, or for `service` a neighbour, would send it; nothing for anonymous people.
 */
function tokenFor(who: Who): Record<string, string> {
  if (who === "anonymous") return {};
  const roles = ROLES[who] ?? ["writer"];
  return { "x-service-token": who === "service" ? sign({ roles }) : sign({ userId: `user_${who}`, roles }) };
}

export interface Request {
  readonly as?: Who;
  readonly headers?: Record<string, string>;
}

export const message = (o: Partial<NotifyRequest> = {}): NotifyRequest => ({
  eventId: "ctrn_1",
  userId: "user_writer",
  title: "Your coverage is here",
  body: "Rosa delivered “Early draft”.",
  link: "/coverage/orders/cord_1",
  ...o,
});

export function startService() {
  const repository = new MemoryNotificationRepository({ clock });
  const server = buildServer({ repository, clock, serviceTokenSecret: SECRET });

  async function call(method: "GET" | "POST", path: string, request: Request & { body?: unknown } = {}) {
    const response = await server.inject({
      method,
      url: `/internal${path}`,
      headers: { ...tokenFor(request.as ?? "writer"), ...request.headers },
      ...(request.body !== undefined && { payload: request.body as object }),
    });
    return { status: response.statusCode, headers: response.headers, body: response.json() };
  }
  const get = (path: string, request?: Request) => call("GET", path, request);
  const post = (path: string, body?: unknown, request?: Request) => call("POST", path, { ...request, body });
  const tell = (o: Partial<NotifyRequest> = {}) => post("/notify", message(o), { as: "service" });
  return { server, repository, get, post, tell };
}

/** The answer is this problem and names these fields. */
export function assertProblem(
  answer: { status: number; headers: Record<string, unknown>; body: unknown },
  expected: { status: number; error: string; fields?: readonly string[] },
): void {
  const problem = ProblemSchema.parse(answer.body);
  assert.equal(`${answer.status} ${problem.error}`, `${expected.status} ${expected.error}`);
  assert.equal(answer.headers["content-type"], "application/problem+json");
  if (expected.fields)
    assert.deepEqual(problem.issues?.map(({ path }) => path).sort(), [...expected.fields].sort());
}
