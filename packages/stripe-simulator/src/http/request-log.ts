/**
 * The last requests and what became of them, as Stripe's own dashboard lists them: for whoever asks
 * afterwards how two objects came to be where there should be one.
 */

export interface LoggedRequest {
  /** By the real clock, epoch milliseconds; compared with other processes' logs. */
  readonly arrivedAt: number;
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly key: string | null;
  /** What the weather did to it. */
  readonly fate: string;
  /** Its effect, by Stripe's clock and by the real one; null while, or when, it had none. */
  workedAt: number | null;
  workedAtReal: number | null;
  status: number | null;
  replayed: boolean;
}

const KEPT = 10_000;

export class RequestLog {
  readonly #kept: LoggedRequest[] = [];

  /** The entry is completed by whoever works on the request. */
  begin(asked: Omit<LoggedRequest, "workedAt" | "workedAtReal" | "status" | "replayed">): LoggedRequest {
    const entry = { ...asked, workedAt: null, workedAtReal: null, status: null, replayed: false };
    this.#kept.push(entry);
    if (this.#kept.length > KEPT) this.#kept.splice(0, KEPT / 2);
    return entry;
  }

  /** Oldest first. */
  get all(): readonly LoggedRequest[] {
    return this.#kept;
  }
}
