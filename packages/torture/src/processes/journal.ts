/**
 * What the run itself did, moment by moment: every request of a person and what it was answered, every
 * webhook's way, every kill. Nobody reads it unless a promise was broken.
 */
export interface Noted {
  /** By the real clock, epoch milliseconds. */
  readonly at: number;
  readonly what: string;
}

export class Journal {
  readonly #clock: () => number;
  #notes: Noted[] = [];

  constructor(clock: () => number = Date.now) {
    this.#clock = clock;
  }

  /** The real time, epoch milliseconds. */
  now(): number {
    return this.#clock();
  }

  note(what: string): void {
    this.#notes.push({ at: this.#clock(), what });
  }

  get notes(): readonly Noted[] {
    return this.#notes;
  }

  /** A new seed begins. */
  clear(): void {
    this.#notes = [];
  }
}
