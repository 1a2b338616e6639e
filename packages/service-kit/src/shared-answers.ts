/**
 * Public answers that are the same for everybody. Each has a validator, made of its bytes, so that whoever
 * has it already is told so in a few bytes (304); and while nothing it is made of has changed, it is sent
 * again as it is instead of being made anew.
 *
 * Belongs here: keeping and validating. Does not: knowing what has changed (whoever calls `changed`).
 */
import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

export interface SharedAnswer {
  readonly body: Buffer;
  readonly etag: string;
}

/** Proof of when an answer's making began. */
export type Moment = symbol;

export interface SharedAnswers {
  /** The kept answer to this URL, if nothing has changed since it was made. */
  find(url: string): SharedAnswer | null;
  /** To be called before an answer's facts are read, and given to `keep`. */
  moment(): Moment;
  /** Kept unless something has changed since that moment, or nobody would hear of it. */
  keep(url: string, since: Moment, body: string): SharedAnswer;
  /** Something that answers are made of is another than before. To be called after it was committed. */
  changed(): void;
  /** Whether changes are heard of. While they are not, nothing is kept. False at first. */
  listening(isListening: boolean): void;
}

/** A change that was told and not heard, on a connection that died silently, is seen after this. */
const AGE_MS_MAX = 5_000;
const BYTES_MAX = 16 * 1024 * 1024;

export function createSharedAnswers(o: { bytesMax?: number; now?: () => number } = {}): SharedAnswers {
  const now = o.now ?? (() => performance.now());
  const bytesMax = o.bytesMax ?? BYTES_MAX;
  const kept = new Map<string, SharedAnswer>();
  let current: Moment = Symbol();
  let since = now();
  let bytes = 0;
  let isHeard = false;
  const forget = () => {
    kept.clear();
    bytes = 0;
    current = Symbol();
    since = now();
  };
  const fresh = () => {
    if (now() - since > AGE_MS_MAX) forget();
  };
  return {
    find(url) {
      fresh();
      return kept.get(url) ?? null;
    },
    moment() {
      fresh();
      return current;
    },
    keep(url, madeSince, text) {
      const body = Buffer.from(text);
      const answer = { body, etag: etagOf(body) };
      if (isHeard && madeSince === current && !kept.has(url)) {
        // What is asked for again comes back by itself; guessing which to let go is not worth its price.
        if (bytes + body.length > bytesMax) forget();
        if (body.length <= bytesMax) {
          kept.set(url, answer);
          bytes += body.length;
        }
      }
      return answer;
    },
    changed: forget,
    listening(isListening) {
      isHeard = isListening;
      forget();
    },
  };
}

function etagOf(body: Buffer): string {
  return `"${createHash("sha1").update(body).digest("base64url")}"`;
}

/** 304 to whoever has it, the answer to others. Caches on the way may keep it but must ask every time. */
export function sendShared(request: FastifyRequest, reply: FastifyReply, answer: SharedAnswer): FastifyReply {
  reply.header("etag", answer.etag).header("cache-control", "no-cache");
  if (has(request.headers["if-none-match"], answer.etag)) return reply.code(304).send();
  return reply.code(200).header("content-type", "application/json; charset=utf-8").send(answer.body);
}

/** A cache on the way may have marked it as weak; that makes it no other answer. */
function has(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header === etag || header.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
}
