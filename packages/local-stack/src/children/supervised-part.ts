/** Keeps a part running: one that ends by itself is started again, and that is said aloud. */
import type { Part, RunningPart } from "./running-part.ts";

export class SupervisedPart {
  readonly name: string;
  readonly #part: Part;
  readonly #say: (line: string) => void;
  readonly #abort = new AbortController();
  #running: RunningPart | null = null;
  #starting: Promise<void> = Promise.resolve();
  #retry: NodeJS.Timeout | null = null;
  #failures = 0;

  constructor(part: Part, say: (line: string) => void) {
    this.name = part.name;
    this.#part = part;
    this.#say = say;
  }

  /** The process now running; null between two, and for a part inside this process. */
  get pid(): number | null {
    return this.#running?.pid ?? null;
  }

  /**
   * Resolves when the part is ready. A part that fails at its very first start is not tried again: this
   * throws.
   */
  start(): Promise<void> {
    this.#starting = this.#begin();
    return this.#starting;
  }

  /** Ends the part for good, also in the middle of its start. */
  async stop(): Promise<void> {
    this.#abort.abort();
    if (this.#retry) clearTimeout(this.#retry);
    await this.#starting.catch(() => {});
    await this.#running?.stop();
  }

  async #begin(): Promise<void> {
    const running = await this.#part.start(this.#abort.signal);
    const startedAt = performance.now();
    this.#running = running;
    void running.ended.then((why) => {
      this.#running = null;
      if (performance.now() - startedAt > STEADY_MS) this.#failures = 0;
      this.#startLater(why);
    });
  }

  #startLater(why: string): void {
    if (this.#abort.signal.aborted) return;
    const waitMs = Math.min(WAIT_MS_MAX, WAIT_MS_MIN * 2 ** this.#failures);
    this.#failures++;
    this.#say(`${this.name} stopped (${why}); starting it again in ${waitMs / 1_000} s`);
    this.#retry = setTimeout(() => {
      this.#starting = this.#begin().then(
        () => this.#say(`${this.name} is back`),
        (error: Error) => this.#startLater(error.message),
      );
    }, waitMs);
  }
}

const WAIT_MS_MIN = 250;
const WAIT_MS_MAX = 4_000;
const STEADY_MS = 60_000;
