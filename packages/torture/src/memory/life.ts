/**
 * Processes in memory: each act is lived by a process of its own that may die, be struck, or be frozen at
 * every call it makes and at every named fault point.
 *
 * Belongs here: dying, freezing, striking. Does not: what an act does (acts/), when (play.ts).
 */
import { AsyncLocalStorage } from "node:async_hooks";
import {
  type FaultPoint,
  setFaultHook,
} from "@script-manifest/coverage-marketplace-service/src/fault-points.ts";
import { Random } from "../random.ts";
import type { Tally } from "../tally.ts";
import { type Method, replacing } from "./replacing.ts";

/** Nobody catches a SIGKILL; whoever catches this one finds that every further call throws it again. */
export class ProcessDied extends Error {
  override readonly name = "ProcessDied";
}

/** What is thrown at a call instead of, or after, its work. */
export type Strike = (random: Random, when: "before" | "after", args: readonly unknown[]) => Error;

export interface Weather {
  /** Per call, from 0 to 1. */
  faults: number;
  /** The share of faults that kill, and of those that freeze. */
  deaths: number;
  freezes: number;
}

export const FINE: Weather = { faults: 0, deaths: 0, freezes: 0 };

interface Life {
  readonly random: Random;
  dead: boolean;
  /** When it last made or ended a call. */
  seenAt: number;
  /** When it took a lease; null before it has one. */
  leasedAt: number | null;
  /** Made when there is something to write down. */
  notes: Map<string, string> | null;
  /** Ends the wait of whoever started it, though the life goes on later. */
  paused: () => void;
  /** Rejects with what nobody expected. */
  over: Promise<void>;
}

interface Call {
  readonly life: Life;
  readonly strike: Strike;
  readonly name: string;
  readonly args: readonly unknown[];
}

const current = new AsyncLocalStorage<Life>();

/** A process that was away for longer finds itself dead: its requests have long been cut off. */
const AWAY_MS_MAX = 12 * 3_600_000;
/** With a movement of money in hand sooner: Stripe forgets a key after a day and cannot tell a late one. */
const LEASED_MS_MAX = 3_000_000;

async function live(
  life: Life,
  act: () => Promise<unknown>,
  isNormal: (error: unknown) => boolean,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!life.dead && !isNormal(error)) throw error;
  }
}

export class Lives {
  weather: Weather = FINE;
  /** When set, every fault is written down here. */
  diary: string[] | null = null;
  readonly tally: Tally;
  readonly #now: () => number;
  #frozen: { wake: () => void; life: Life }[] = [];
  /** Of lives that were frozen once: nobody else waits for them any more. */
  readonly #unfinished = new Set<Promise<void>>();

  constructor(o: { tally: Tally; now: () => number }) {
    this.tally = o.tally;
    this.#now = o.now;
  }

  /** Kills at fault points from now on. One run at a time may have it. */
  attend(): void {
    setFaultHook((name) => this.#reach(name));
  }

  /** Lives the act; resolves when it is over or frozen. Throws what `isNormal` does not know. */
  live(seed: number, act: () => Promise<unknown>, isNormal: (error: unknown) => boolean): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const life: Life = {
      random: new Random(seed),
      dead: false,
      seenAt: this.#now(),
      leasedAt: null,
      notes: null,
      paused: resolve,
      over: promise,
    };
    life.over = current.run(life, live, life, act, isNormal);
    // Whoever froze it has resolved this before; then its end is waited for in other places.
    life.over.then(resolve, reject);
    return promise;
  }

  /** The process that runs now keeps in mind why it may not do this; null for nothing. */
  note(id: string, why: string | null): void {
    const life = current.getStore();
    if (!life) return;
    if (why === null) life.notes?.delete(id);
    else {
      life.notes ??= new Map();
      life.notes.set(id, why);
    }
  }

  /** What the process that runs now keeps in mind about this. */
  noteOf(id: string): string | null {
    return current.getStore()?.notes?.get(id) ?? null;
  }

  /** The process that runs now holds a lease. */
  leased(): void {
    const life = current.getStore();
    if (life) life.leasedAt = this.#now();
  }

  /** Frozen processes that `choose` picks go on; resolves when each is over or frozen again. */
  async thaw(choose: () => boolean): Promise<void> {
    if (this.#frozen.length === 0) return;
    const waking = [...new Set(this.#frozen.map(({ life }) => life))].filter(choose);
    await Promise.all(waking.map((life) => this.#wake(life)));
  }

  /** Everybody wakes and finishes. */
  async finishAll(): Promise<void> {
    while (this.#frozen.length > 0) await this.thaw(() => true);
    await Promise.all(this.#unfinished);
  }

  async #wake(life: Life): Promise<void> {
    const again = Promise.withResolvers<void>();
    life.paused = again.resolve;
    const mine = this.#frozen.filter((frozen) => frozen.life === life);
    this.#frozen = this.#frozen.filter((frozen) => frozen.life !== life);
    for (const { wake } of mine) wake();
    await Promise.race([again.promise, life.over]);
  }

  /** Every method of `target` becomes a place where things go wrong. */
  mortal<T extends object>(target: T, strike: Strike, except: readonly string[] = []): T {
    return replacing(target, (name, method) => {
      if (except.includes(name)) return method;
      return (...args: unknown[]) => {
        const life = current.getStore();
        return life ? this.#call({ life, strike, name, args }, method) : method(...args);
      };
    });
  }

  async #call(o: Call, method: Method): Promise<unknown> {
    // Nothing comes between the last look at the clock and the effect.
    const blow = this.#pass(o, "before");
    if (blow) await blow;
    const answer = await method(...o.args);
    const late = this.#pass(o, "after");
    if (late) await late;
    return answer;
  }

  /** A promise when something happens, which then rejects or keeps the caller waiting; null in peace. */
  #pass({ life, strike, name, args }: Call, when: "before" | "after"): Promise<void> | null {
    this.#age(life);
    if (life.dead) return Promise.reject(new ProcessDied(`${when} ${name}`));
    if (!life.random.chance(this.weather.faults)) return null;
    this.tally.faults += 1;
    return this.#blow(life, `${when} ${name}`, () => strike(life.random, when, args));
  }

  async #blow(life: Life, place: string, strike: () => Error): Promise<void> {
    const kind = life.random.next();
    if (kind < this.weather.deaths) this.#die(life, place);
    if (kind < this.weather.deaths + this.weather.freezes) return this.#freeze(life, place);
    const error = strike();
    this.diary?.push(`struck ${place}: ${error.message}`);
    throw error;
  }

  /** A call that has been under way for longer than any connection lives was cut off. */
  #age(life: Life): void {
    const now = this.#now();
    if (now - life.seenAt > AWAY_MS_MAX) life.dead = true;
    if (life.leasedAt !== null && now - life.leasedAt > LEASED_MS_MAX) life.dead = true;
    life.seenAt = this.#now();
  }

  #reach(name: FaultPoint): void {
    const life = current.getStore();
    if (!life) return;
    this.#age(life);
    if (life.dead) throw new ProcessDied(name);
    this.tally.reached(name);
    if (life.random.chance(this.weather.faults * 0.5)) {
      this.tally.killedAt(name);
      this.#die(life, `at ${name}`);
    }
  }

  #die(life: Life, where: string): never {
    life.dead = true;
    this.tally.kills += 1;
    this.diary?.push(`died: ${where}`);
    throw new ProcessDied(where);
  }

  async #freeze(life: Life, where: string): Promise<void> {
    this.diary?.push(`froze ${where}`);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#frozen.push({ wake: resolve, life });
    this.#unfinished.add(life.over);
    life.paused();
    await promise;
    this.diary?.push(`woke ${where}`);
    this.#age(life);
    if (life.dead) this.#die(life, "frozen for too long");
  }
}
