/**
 * Requests over a fixed number of connections, each with one request under way. Every answer must have the
 * status that was expected: a rate of refusals is no rate.
 *
 * Belongs here: sending and counting. Does not: which requests, and what they are compared with.
 */
import { Client, type Dispatcher } from "undici";

export interface Shot {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Load {
  readonly perSecond: number;
  readonly answers: number;
  /** Bytes of the answers' bodies, on average. */
  readonly bytes: number;
}

/** What ends first ends the load: the time, the number, or `next` having nothing left. */
export async function fire(o: {
  url: string;
  next: () => Shot | null;
  expect: readonly number[];
  connections?: number;
  ms?: number;
  answers?: number;
}): Promise<Load> {
  const { ms = Number.POSITIVE_INFINITY, answers = Number.POSITIVE_INFINITY } = o;
  const startedAt = performance.now();
  const sum = { answers: 0, bytes: 0, begun: 0 };
  const more = (): Shot | null => {
    if (sum.begun >= answers || performance.now() - startedAt >= ms) return null;
    sum.begun += 1;
    return o.next();
  };
  await Promise.all(
    Array.from({ length: o.connections ?? 10 }, async () => {
      const client = new Client(o.url, { pipelining: 1, headersTimeout: 30_000 });
      try {
        await new Promise<void>((resolve, reject) => {
          const go = () => {
            const shot = more();
            if (!shot) return resolve();
            client.dispatch({ ...shot, body: shot.body ?? null }, handler(o.expect, shot, sum, go, reject));
          };
          go();
        });
      } finally {
        await client.close();
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  return {
    perSecond: sum.answers / seconds,
    answers: sum.answers,
    bytes: sum.answers === 0 ? 0 : Math.round(sum.bytes / sum.answers),
  };
}

function handler(
  expect: readonly number[],
  shot: Shot,
  sum: { answers: number; bytes: number },
  done: () => void,
  failed: (error: Error) => void,
): Dispatcher.DispatchHandler {
  let status = 0;
  let refusal = "";
  return {
    onRequestStart() {},
    onResponseStart(_controller, statusCode) {
      status = statusCode;
    },
    onResponseData(_controller, chunk) {
      sum.bytes += chunk.length;
      if (!expect.includes(status)) refusal += chunk.toString("utf8").slice(0, 500);
    },
    onResponseEnd() {
      if (!expect.includes(status))
        return failed(new Error(`${shot.method} ${shot.path} answered ${status}: ${refusal}`));
      sum.answers += 1;
      done();
    },
    onResponseError: (_controller, error) => failed(error),
  };
}

/** The shots one after the other, again and again. */
export function inTurn(shots: readonly Shot[]): () => Shot | null {
  let at = 0;
  return () => shots[at++ % shots.length] ?? null;
}
