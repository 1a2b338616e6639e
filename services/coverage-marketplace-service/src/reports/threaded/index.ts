/**
 * Prints in a thread of its own: a long report takes a tenth of a second of work, in which a claim or a
 * webhook must not wait. One thread for as long as the service runs, started by the first report, so that the
 * fonts are unpacked once.
 *
 * Belongs here: the thread and its limits. Does not: printing (pdf/).
 */
import { Worker } from "node:worker_threads";
import { PrinterBusy, type ReportPaper, type ReportPrinter } from "../interface.ts";
import type { PrintAnswer, PrintRequest } from "./thread.ts";

export interface PrintingLimits {
  readonly timeoutMs: number;
  /** Reports in the thread's hands and before it. */
  readonly waitingMax: number;
  readonly memoryMegabytes: number;
}

export const PRINTING_LIMITS: PrintingLimits = { timeoutMs: 15_000, waitingMax: 30, memoryMegabytes: 256 };

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

export class ThreadedReportPrinter implements ReportPrinter {
  readonly #limits: PrintingLimits;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | null = null;
  #count = 0;

  constructor(limits: PrintingLimits = PRINTING_LIMITS) {
    this.#limits = limits;
  }

  print(paper: ReportPaper): Promise<Uint8Array> {
    if (this.#waiting.size >= this.#limits.waitingMax) return Promise.reject(new PrinterBusy());
    const id = ++this.#count;
    const thread = this.#running();
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
    // A thread that does not come back is stopped; whoever waits for it is told, and the next report starts
    // another.
    const timer = setTimeout(() => void thread.terminate(), this.#limits.timeoutMs);
    this.#waiting.set(id, { resolve, reject, timer });
    thread.postMessage({ id, paper } satisfies PrintRequest);
    return promise;
  }

  /** Ends the thread. Reports that are still waited for fail. */
  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  #running(): Worker {
    if (this.#thread) return this.#thread;
    const thread = new Worker(new URL("./thread.ts", import.meta.url), {
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.memoryMegabytes },
    });
    // It never keeps a process alive that has nothing else to do.
    thread.unref();
    thread.on("message", (answer: PrintAnswer) => this.#settle(answer));
    thread.on("error", (error: Error) => this.#lose(thread, error));
    thread.on("exit", () => this.#lose(thread, new Error("the printing thread ended")));
    this.#thread = thread;
    return thread;
  }

  #settle(answer: PrintAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    this.#waiting.delete(answer.id);
    clearTimeout(waiting.timer);
    if ("bytes" in answer) waiting.resolve(answer.bytes);
    else waiting.reject(new Error(`the report could not be printed: ${answer.error}`));
  }

  #lose(thread: Worker, error: Error): void {
    if (this.#thread !== thread) return;
    this.#thread = null;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#waiting.clear();
  }
}
