/**
 * One row of an endpoint table → one Fastify route: access, parsing, the handler, and an answer that cannot
 * carry more than the contract says.
 */
import { Readable } from "node:stream";
import type { Endpoint, ProblemIssue } from "@script-manifest/contracts";
import fastJson from "fast-json-stringify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { BODY_LIMIT_BYTES, bodyLimitOf } from "./body-limit.ts";
import type { Caller } from "./caller.ts";
import { ProblemError } from "./problem.ts";
import { type SharedAnswers, sendShared } from "./shared-answers.ts";

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;
type Field<E, K extends string> = K extends keyof E ? Parsed<E[K]> : undefined;
type Responses = Endpoint["responses"];

/**
 * What a handler answers: one of the row's statuses (anything else is a programmer's mistake and throws) and
 * its body.
 */
export interface Answer<R extends Responses> {
  readonly status: number;
  readonly body?: { [S in keyof R]: R[S] extends z.ZodType ? z.input<R[S]> : undefined }[keyof R];
  /** Of a row that produces a file, its bytes; of one that produces events, their stream. */
  readonly file?: Uint8Array | Readable;
}

export interface EndpointInput<E> {
  readonly params: Field<E, "params">;
  readonly query: Field<E, "query">;
  readonly body: Field<E, "body">;
  readonly caller: Caller;
  /**
   * The caller's; only to be used where the row's access is `user` or `admin`, elsewhere empty for anonymous
   * people.
   */
  readonly userId: string;
  readonly idempotencyKey: string | null;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Registers the row below `prefix`. Throws nothing at run time but what the handler throws. */
export function registerEndpoint<const E extends Endpoint>(
  app: FastifyInstance,
  o: {
    prefix: string;
    endpoint: E;
    handler: (input: EndpointInput<E>) => Promise<Answer<E["responses"]>>;
    /** Of a public GET whose answer is the same for everybody. */
    shared?: SharedAnswers;
  },
): void {
  const { endpoint, shared } = o;
  route(
    app,
    {
      ...endpoint,
      ...(shared && { shared }),
      url: `${o.prefix}${endpoint.path}`,
      assertAccess: (caller) => assertAccess(endpoint.access, caller),
    },
    o.handler as Handler,
  );
}

interface InternalRow {
  readonly method: "GET" | "POST" | "PATCH";
  readonly path: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly bodyAsLargeAs?: z.ZodType;
  readonly produces?: Endpoint["produces"];
  readonly responses: Responses;
}

/**
 * A row only other services may call: the token must carry the role `service`. People are answered as if it
 * weren't there.
 */
export function registerInternalEndpoint<const E extends InternalRow>(
  app: FastifyInstance,
  o: { endpoint: E; handler: (input: EndpointInput<E>) => Promise<Answer<E["responses"]>> },
): void {
  route(app, { ...o.endpoint, url: o.endpoint.path, assertAccess: assertService }, o.handler as Handler);
}

type Handler = (
  input: EndpointInput<unknown>,
) => Promise<{ status: number; body?: unknown; file?: Uint8Array | Readable }>;
interface Row extends InternalRow {
  readonly url: string;
  readonly assertAccess: (caller: Caller) => void;
  readonly shared?: SharedAnswers;
}

function route(app: FastifyInstance, row: Omit<Row, "path">, handler: Handler): void {
  const serializers = compileSerializers(row.responses);
  const bodyLimit = bodyLimitOf(row);
  app.route({
    method: row.method,
    url: row.url,
    // A server may take less than is usual; what the contract allows beyond that gets through everywhere.
    ...(bodyLimit > BODY_LIMIT_BYTES && { bodyLimit }),
    onRequest: async (request, reply) => {
      row.assertAccess(request.caller);
      const kept = row.shared?.find(request.url);
      if (kept) return sendShared(request, reply, kept);
    },
    preValidation: async (request) => {
      if (row.body) request.body = parse("body", row.body, request.body ?? undefined);
    },
    handler: async (request, reply) => {
      const key = request.headers["idempotency-key"];
      const since = row.shared?.moment();
      const answer = await handler({
        params: (row.params && parse("params", row.params, request.params)) as never,
        query: (row.query && parse("query", row.query, request.query)) as never,
        body: request.body as never,
        caller: request.caller,
        userId: request.caller.userId ?? "",
        idempotencyKey: typeof key === "string" && key !== "" ? key : null,
        request,
        reply,
      });
      if (!(answer.status in row.responses)) throw new Error(`${row.url} may not answer ${answer.status}`);
      reply.code(answer.status);
      if (row.produces) return sendFile(reply, row.produces, answer.file);
      const serialize = serializers.get(String(answer.status));
      if (!serialize) return reply.send();
      if (row.shared && since && answer.status === 200)
        return sendShared(request, reply, row.shared.keep(request.url, since, serialize(answer.body)));
      return reply
        .header("content-type", "application/json; charset=utf-8")
        .serializer(serialize)
        .send(answer.body);
    },
  });
}

function sendFile(reply: FastifyReply, type: string, file: Uint8Array | Readable | undefined): FastifyReply {
  if (!(file instanceof Readable)) return reply.type(type).send(Buffer.from(file ?? []));
  // Whoever stands in between must neither keep nor gather what is to arrive at once.
  return reply
    .type(type)
    .headers({ "cache-control": "no-store, no-transform", "x-accel-buffering": "no" })
    .send(file);
}

function assertAccess(access: Endpoint["access"], caller: Caller): void {
  if (access === "public" || access === "stripe") return;
  if (caller.userId === null) throw new ProblemError("unauthorized", "Sign in to do this.");
  if (access === "admin" && !caller.roles.includes("admin"))
    throw new ProblemError("forbidden", "Only admins may do this.");
}

function assertService(caller: Caller): void {
  if (caller.issuer === null) throw new ProblemError("unauthorized", "Only other services may ask this.");
  if (!caller.roles.includes("service")) throw new ProblemError("not_found", "There is no such route.");
}

/** Throws invalid_payload naming every bad field by its path. */
export function parse<S extends z.ZodType>(
  where: "params" | "query" | "body",
  schema: S,
  value: unknown,
): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ProblemError("invalid_payload", "Some fields are missing or not valid.", {
    issues: issuesOf(where, parsed.error),
  });
}

function issuesOf(where: string, error: z.ZodError): ProblemIssue[] {
  return error.issues.slice(0, 50).map((issue) => ({
    path: [where, ...issue.path.map(String)].join("."),
    message: issue.message,
  }));
}

/**
 * Serialisers compiled from the contract: what the schema does not name is never sent, at nearly
 * JSON.stringify's speed. Formats are dropped, because our timestamps already are text.
 */
function compileSerializers(responses: Responses): ReadonlyMap<string, (body: unknown) => string> {
  const compiled = new Map<string, (body: unknown) => string>();
  for (const [status, schema] of Object.entries(responses)) {
    if (!schema) continue;
    const json = z.toJSONSchema(schema, { io: "output", target: "draft-7", unrepresentable: "any" });
    compiled.set(status, fastJson(withoutFormats(json) as Parameters<typeof fastJson>[0]));
  }
  return compiled;
}

function withoutFormats(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutFormats);
  if (typeof schema !== "object" || schema === null) return schema;
  const isString = "type" in schema && schema.type === "string";
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([name]) => name !== "$schema" && !(isString && (name === "format" || name === "pattern")))
      .map(([name, value]) => [name, withoutFormats(value)]),
  );
}
