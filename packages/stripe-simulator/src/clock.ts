/** The real time, for what somebody else will compare with a clock of theirs. Epoch milliseconds. */
export const wallClockNow = (): number => Date.now();

/** The simulator's own time. It can be moved ahead, and what it was moved by survives a restart (state/). */
export interface VirtualClock {
  /** Milliseconds since the epoch, virtual. */
  now(): number;
  /** Only forwards: Stripe's time never goes back. */
  advance(ms: number): void;
  /** For a world in which nothing has happened yet: its story begins this long ago. */
  setBack(ms: number): void;
  /** Told after each move, so that what has come due happens at once. */
  onAdvance(listener: () => void): void;
  readonly offsetMs: number;
}

export function createVirtualClock(o: { offsetMs?: number; wallClock?: () => number } = {}): VirtualClock {
  const wallClock = o.wallClock ?? Date.now;
  const listeners: (() => void)[] = [];
  let offsetMs = o.offsetMs ?? 0;
  const move = (ms: number) => {
    offsetMs += ms;
    for (const listener of listeners) listener();
  };
  return {
    now: () => wallClock() + offsetMs,
    advance: (ms) => {
      if (ms < 0) throw new RangeError("Stripe's time never goes back");
      move(ms);
    },
    setBack: (ms) => move(-ms),
    onAdvance: (listener) => void listeners.push(listener),
    get offsetMs() {
      return offsetMs;
    },
  };
}

export const seconds = (ms: number): number => Math.floor(ms / 1_000);
