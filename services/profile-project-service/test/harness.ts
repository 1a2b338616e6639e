/**
 * The service in memory with a writer signed in, for tests over HTTP. Nothing listens; the clock stands
 * still.
 */
import assert from "node:assert/strict";
import { ProblemSchema, type Project, type Script } from "@script-manifest/contracts";
import {
  createMemoryObjectStorage,
  createServiceTokenSigner,
  type ObjectStorage,
} from "@script-manifest/service-kit";
import { buildServer } from "../src/build-server.ts";
import { unlimitedReader } from "../src/reading/read-script.ts";
import { MemoryScriptAccess } from "../src/script-access/memory/index.ts";

const SECRET = "a-service-token-secret-for-these-tests-only";
export const NOW = Date.UTC(2026, 2, 1, 12);
const clock = () => NOW;

export type Who = "writer" | "stranger" | "provider" | "admin" | "service" | "anonymous";

const sign = createServiceTokenSigner({ secret: SECRET, issuer: "api-gateway", clock });
const ROLES: Partial<Record<Who, readonly string[]>> = { admin: ["writer", "admin"], service: ["service"] };

/**
 * A service token as the gateway, or for `service` a neighbour, would send it; nothing for anonymous people.
 */
export function tokenFor(who: Who): Record<string, string> {
  if (who === "anonymous") return {};
  const roles = ROLES[who] ?? ["writer"];
  return { "x-service-token": who === "service" ? sign({ roles }) : sign({ userId: `user_${who}`, roles }) };
}

export interface Request {
  readonly as?: Who;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export function startService(o: { storage?: ObjectStorage } = {}) {
  const storage = o.storage ?? createMemoryObjectStorage({ clock });
  const scriptAccess = new MemoryScriptAccess();
  const server = buildServer({
    storage,
    scriptAccess,
    // The thread's limits have tests of their own; without it these take milliseconds.
    reader: {
      read: (bytes) => unlimitedReader.read(new Uint8Array(bytes)),
      typeset: (bytes) => unlimitedReader.typeset(bytes),
    },
    clock,
    serviceTokenSecret: SECRET,
  });

  async function call(method: "GET" | "POST", path: string, request: Request = {}) {
    const response = await server.inject({
      method,
      url: `/internal${path}`,
      headers: { ...tokenFor(request.as ?? "writer"), ...request.headers },
      ...(request.body !== undefined && { payload: request.body as object }),
    });
    return { status: response.statusCode, headers: response.headers, body: response.json() };
  }
  const get = (path: string, request?: Request) => call("GET", path, request);
  const post = (path: string, body: unknown, request?: Request) => call("POST", path, { ...request, body });

  async function createProject(title = "The Lamplighter"): Promise<Project> {
    const { status, body } = await post("/projects", { title });
    assert.equal(status, 201);
    return body.project;
  }

  /** Asks for a place and puts the bytes there, as a browser would. */
  async function upload(project: Project, bytes: Uint8Array): Promise<string> {
    const { status, body } = await post(`/projects/${project.id}/scripts/upload-url`, {
      fileName: "lamplighter.pdf",
      contentType: "application/pdf",
      sizeBytes: bytes.length,
    });
    assert.equal(status, 200);
    await storage.put(body.fileKey, Buffer.from(bytes), "application/pdf");
    return body.fileKey;
  }

  async function createScript(bytes: Uint8Array): Promise<Script> {
    const project = await createProject();
    const fileKey = await upload(project, bytes);
    const { status, body } = await post(`/projects/${project.id}/scripts`, registration(fileKey));
    assert.equal(status, 201, JSON.stringify(body));
    return body.script;
  }

  return { server, storage, scriptAccess, get, post, createProject, upload, createScript };
}

export const registration = (fileKey: string) => ({
  fileKey,
  fileName: "lamplighter.pdf",
  title: "The Lamplighter, draft 2",
});

/** The answer is this problem and names these fields. */
export function assertProblem(
  answer: { status: number; headers: Record<string, unknown>; body: unknown },
  expected: { status: number; error: string; fields?: readonly string[] },
): void {
  const problem = ProblemSchema.parse(answer.body);
  assert.equal(`${answer.status} ${problem.error}`, `${expected.status} ${expected.error}`);
  assert.equal(answer.headers["content-type"], "application/problem+json");
  assert.equal(problem.status, answer.status);
  if (expected.fields)
    assert.deepEqual(problem.issues?.map(({ path }) => path).sort(), [...expected.fields].sort());
}
