/**
 * The job queue in memory. Jobs appear in the same synchronous step as the change they follow. A runner
 * drains it by `takeDueJobs`, told by `onJob` that there may be something; tests look at it through `all` and
 * `due`.
 *
 * Belongs here: keeping and handing out. Does not: running (jobs/), retrying (whoever runs puts a failed job
 * back).
 */
import type { Clock, Instant } from "../../domain/clock.ts";
import type { NewJob } from "../interface.ts";
import { type JobSpec, jobSpec } from "../job-spec.ts";

export interface MemoryJob extends JobSpec {
  readonly job: NewJob;
  readonly runAt: Instant;
}

export class MemoryJobs {
  readonly #clock: Clock;
  /** By key, in the order they were enqueued. */
  readonly #waiting = new Map<string, MemoryJob>();
  readonly #listeners = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A job with the key of a waiting one takes its place. */
  add(jobs: readonly NewJob[]): void {
    if (jobs.length === 0) return;
    for (const job of jobs) {
      const spec = jobSpec(job);
      this.#waiting.delete(spec.key);
      this.#waiting.set(spec.key, { ...spec, job, runAt: spec.runAt ?? this.#clock() });
    }
    // Told afterwards, so that no listener runs in the middle of the change.
    for (const listener of this.#listeners) queueMicrotask(listener);
  }

  /** Every job that waits, due or not, in the order they were enqueued. */
  get all(): readonly MemoryJob[] {
    return [...this.#waiting.values()];
  }

  /** What may run now, earliest first; nothing is taken. */
  due(now: Instant): readonly MemoryJob[] {
    const due: MemoryJob[] = [];
    for (const job of this.#waiting.values()) if (job.runAt <= now) due.push(job);
    return due.sort((a, b) => a.runAt - b.runAt);
  }

  /** Takes what may run now, earliest first. Nobody else gets these. */
  takeDueJobs(now: Instant): readonly MemoryJob[] {
    const due = this.due(now);
    for (const job of due) this.#waiting.delete(job.key);
    return due;
  }

  /** After a failed try: it waits until `runAt`, unless a newer job with its key came meanwhile. */
  putBack(job: MemoryJob, runAt: Instant): void {
    if (!this.#waiting.has(job.key)) this.#waiting.set(job.key, { ...job, runAt });
  }

  /** When the next job becomes due; null when none waits. */
  nextRunAt(): Instant | null {
    let earliest: Instant | null = null;
    for (const { runAt } of this.#waiting.values())
      if (earliest === null || runAt < earliest) earliest = runAt;
    return earliest;
  }

  /**
   * Calls `listener` whenever jobs were added, right after the change they belong to. Answers how to stop it.
   */
  onJob(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
