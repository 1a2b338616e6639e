/** Counts of a run, summed over both ways of running and printed as the last line. */
import type { FaultPoint } from "@script-manifest/coverage-marketplace-service/src/fault-points.ts";

/** How often a fault point was passed, and how often a process ended there. */
export type PointCounts = ReadonlyMap<FaultPoint, { readonly reached: number; readonly kills: number }>;

/** A tally as threads hand it to each other. */
export interface Counts {
  readonly seeds: number;
  readonly steps: number;
  readonly faults: number;
  readonly kills: number;
  readonly violations: number;
  readonly orders: number;
  readonly points: PointCounts;
}

export class Tally implements Counts {
  seeds = 0;
  steps = 0;
  faults = 0;
  kills = 0;
  violations = 0;
  orders = 0;
  readonly #points = new Map<FaultPoint, { reached: number; kills: number }>();

  reached(name: FaultPoint): void {
    this.#point(name).reached += 1;
  }

  killedAt(name: FaultPoint): void {
    this.#point(name).kills += 1;
  }

  get points(): PointCounts {
    return this.#points;
  }

  get counts(): Counts {
    const { seeds, steps, faults, kills, violations, orders, points } = this;
    return { seeds, steps, faults, kills, violations, orders, points };
  }

  /** Adds another run's counts, its seeds aside: both ways of running play the same seeds. */
  add(other: Counts): void {
    for (const key of ["steps", "faults", "kills", "violations", "orders"] as const) this[key] += other[key];
    for (const [name, { reached, kills }] of other.points) {
      const point = this.#point(name);
      point.reached += reached;
      point.kills += kills;
    }
  }

  get lastLine(): string {
    const { seeds, steps, faults, kills, violations } = this;
    return `torture: seeds ${seeds}, steps ${steps}, faults ${faults}, kills ${kills}, violations ${violations}`;
  }

  #point(name: FaultPoint) {
    const known = this.#points.get(name);
    if (known) return known;
    const fresh = { reached: 0, kills: 0 };
    this.#points.set(name, fresh);
    return fresh;
  }
}
