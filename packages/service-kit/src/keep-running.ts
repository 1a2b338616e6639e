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

/** The first start may fail and then throws; later ones are tried until they succeed. */
export async function keepRunning(o: {
  name: string;
  start: () => Promise<Runner>;
  log: { error(facts: object, message: string): void };
  pauseMs?: number;
}): Promise<KeptRunning> {
  const ending = new AbortController();
  let current: Runner | null = await o.start();

  const begin = async (): Promise<Runner> => {
    for (;;) {
      await wait(o.pauseMs ?? PAUSE_MS, undefined, { signal: ending.signal });
      try {
        return await o.start();
      } catch (error) {
        o.log.error({ err: error }, `${o.name} could not be started again`);
      }
    }
  };
  const watch = async (): Promise<void> => {
    while (current && !ending.signal.aborted) {
      const why = await current.promise.then(
        () => null,
        (error: unknown) => error,
      );
      current = null;
      if (ending.signal.aborted) return;
      o.log.error({ err: why }, `${o.name} ended by itself and is started again`);
      current = await begin();
    }
  };
  const watching = watch().catch((error: unknown) => {
    if (!ending.signal.aborted) throw error;
  });
  return {
    stop: async () => {
      ending.abort();
      await current?.stop();
      await watching;
    },
  };
}
