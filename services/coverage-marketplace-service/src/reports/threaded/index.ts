/**
 * Prints in a thread of its own: a long report takes a second of work, in which a claim or a webhook must not
 * wait. One thread for as long as the service runs, started by the first report, so that the fonts are read
 * once. Reports wait here for their turn: one that takes too long or too much takes no other with it.
 *
 * Belongs here: the thread, the queue and their limits. Does not: printing (pdf/).
 */
import { Worker } from "node:worker_threads";
import { PrinterBusy, PrinterGaveUp, type ReportPaper, type ReportPrinter } from "../interface.ts";
import type { PrintAnswer, PrintRequest } from "./thread.ts";

export interface PrintingLimits {
  /** For one report, from the moment its turn has come. */
  readonly timeoutMs: number;
  /** Reports in the thread's hands and before it. */
  readonly waitingMax: number;
  readonly memoryMegabytes: number;
}

export const PRINTING_LIMITS: PrintingLimits = { timeoutMs: 15_000, waitingMax: 30, memoryMegabytes: 384 };

interface Waiting {
  readonly id: number;
  readonly paper: ReportPaper;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

export class ThreadedReportPrinter implements ReportPrinter {
  readonly #limits: PrintingLimits;
  readonly #queue: Waiting[] = [];
  #inHand: (Waiting & { timer: ReturnType<typeof setTimeout> }) | null = null;
  #thread: Worker | null = null;
  #count = 0;

  constructor(limits: PrintingLimits = PRINTING_LIMITS) {
    this.#limits = limits;
  }

  print(paper: ReportPaper): Promise<Uint8Array> {
    const waiting = this.#queue.length + (this.#inHand ? 1 : 0);
    if (waiting >= this.#limits.waitingMax) return Promise.reject(new PrinterBusy());
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
    this.#queue.push({ id: ++this.#count, paper, resolve, reject });
    this.#next();
    return promise;
  }

  /** Ends the thread. Reports that are still waited for fail. */
  async close(): Promise<void> {
    for (const { reject } of this.#queue.splice(0)) reject(new PrinterGaveUp("the printer was closed"));
    await this.#thread?.terminate();
  }

  #next(): void {
    if (this.#inHand) return;
    const next = this.#queue.shift();
    if (!next) return;
    const thread = this.#running();
    // A thread that does not come back is stopped; the next report starts another.
    const timer = setTimeout(() => void thread.terminate(), this.#limits.timeoutMs);
    this.#inHand = { ...next, timer };
    thread.postMessage({ id: next.id, paper: next.paper } satisfies PrintRequest);
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
    thread.on("error", (error: Error) => this.#lose(thread, error.message));
    thread.on("exit", () => this.#lose(thread, "the printing thread ended"));
    this.#thread = thread;
    return thread;
  }

  #settle(answer: PrintAnswer): void {
    const done = this.#inHand;
    if (done?.id !== answer.id) return;
    this.#inHand = null;
    clearTimeout(done.timer);
    if ("bytes" in answer) done.resolve(answer.bytes);
    else done.reject(new Error(`the report could not be printed: ${answer.error}`));
    this.#next();
  }

  #lose(thread: Worker, reason: string): void {
    if (this.#thread !== thread) return;
    this.#thread = null;
    const lost = this.#inHand;
    this.#inHand = null;
    if (lost) {
      clearTimeout(lost.timer);
      lost.reject(new PrinterGaveUp(reason));
    }
    this.#next();
  }
}
