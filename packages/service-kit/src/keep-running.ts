/**
 * Work that must go on as long as the process does, such as a job runner: when it ends by itself it is begun
 * again. A process that answers requests and does no jobs would look healthy and be of no use.
 */
import { setTimeout as wait } from "node:timers/promises";

export interface Runner {
  /** Settles when the work has ended, whoever ended it. */
  readonly promise: Promise<unknown>;
  stop(): Promise<unknown>;
}

export interface KeptRunning {
  /** Ends the work and does not begin it again. */
  stop(): Promise<void>;
}

const PAUSE_MS = 1_000;

/** A start that fails is tried again until it succeeds: the database may be starting, too. */
export function keepRunning(o: {
  name: string;
  start: () => Promise<Runner>;
  log: { error(facts: object, message: string): void };
  pauseMs?: number;
}): KeptRunning {
  const ending = new AbortController();
  let current: Runner | null = null;
  const run = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      try {
        current = await o.start();
        if (ending.signal.aborted) return;
        await current.promise;
        if (!ending.signal.aborted) o.log.error({}, `${o.name} ended by itself and is started again`);
      } catch (error) {
        if (!ending.signal.aborted) o.log.error({ err: error }, `${o.name} failed and is started again`);
      }
      current = null;
      await wait(o.pauseMs ?? PAUSE_MS, undefined, { signal: ending.signal }).catch(() => {});
    }
  };
  const running = run();
  return {
    stop: async () => {
      ending.abort();
      await (current as Runner | null)?.stop();
      await running;
    },
  };
}
