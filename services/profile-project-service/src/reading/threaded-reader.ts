/**
 * Reads every file in a thread of its own, which may take only so much time and memory: a file made to break
 * its parser breaks that thread and nothing else.
 *
 * Belongs here: the limits. Does not: the parsers (read-script.ts).
 */
import { Worker } from "node:worker_threads";
import type { NoReading, ScriptReader } from "./interface.ts";

export interface ReadingLimits {
  readonly timeoutMs: number;
  /** Of JavaScript objects, and again of buffers outside the JavaScript heap (inflated streams). */
  readonly memoryMegabytes: number;
  /** Files read at one time; further ones wait their turn … */
  readonly parallel: number;
  /** … as long as no more than this many are waiting. */
  readonly waitingMax: number;
}

export const READING_LIMITS: ReadingLimits = {
  timeoutMs: 10_000,
  memoryMegabytes: 256,
  parallel: 2,
  waitingMax: 20,
};

/** V8 limits its own heap but not buffers beside it; those are looked at this often. */
const MEMORY_CHECK_MS = 50;

const TOO_COMPLEX: NoReading = {
  kind: "unreadable",
  reason: "The file takes too much time or memory to read. Export it again, or in another format.",
};

export function createThreadedReader(limits: ReadingLimits = READING_LIMITS): ScriptReader {
  let reading = 0;
  const waiting: (() => void)[] = [];
  async function takeTurn<T extends Task>(task: T, bytes: Uint8Array): Promise<Answer<T>> {
    if (reading >= limits.parallel) {
      if (waiting.length >= limits.waitingMax) return { kind: "busy" };
      // Whoever ends hands its place over, so `reading` already counts us when we go on.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      reading += 1;
    }
    try {
      return await runInThread(task, bytes, limits);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else reading -= 1;
    }
  }
  return {
    read: (bytes) => takeTurn("read", bytes),
    typeset: (bytes) => takeTurn("typeset", bytes),
  };
}

type Task = keyof ScriptReader;
type Answer<T extends Task> = Awaited<ReturnType<ScriptReader[T]>> | NoReading;

async function runInThread<T extends Task>(
  task: T,
  bytes: Uint8Array,
  limits: ReadingLimits,
): Promise<Answer<T>> {
  const worker = new Worker(new URL("./thread.ts", import.meta.url), {
    workerData: { task, bytes },
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes, maxYoungGenerationSizeMb: 32 },
  });
  const stopWatching = watchMemory(worker, limits.memoryMegabytes * 1024 * 1024);
  const timer = setTimeout(() => void worker.terminate(), limits.timeoutMs);
  try {
    return await new Promise<Answer<T>>((resolve) => {
      worker.once("message", resolve);
      // Out of memory arrives as an error, a stopped thread as its exit; an answer always comes before the
      // exit.
      worker.once("error", () => resolve(TOO_COMPLEX));
      worker.once("exit", () => resolve(TOO_COMPLEX));
    });
  } finally {
    clearTimeout(timer);
    stopWatching();
    await worker.terminate();
  }
}

function watchMemory(worker: Worker, bytesMax: number): () => void {
  const timer = setInterval(async () => {
    // A thread that has just ended has no statistics; it is about to report its end.
    const heap = await worker.getHeapStatistics().catch(() => null);
    if (heap && heap.external_memory > bytesMax) await worker.terminate();
  }, MEMORY_CHECK_MS);
  return () => clearInterval(timer);
}
