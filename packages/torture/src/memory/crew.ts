/**
 * Plays batches on several threads at once. They are handed out and answered in their order, so that a run
 * comes to the same however many threads there are.
 */
import { Worker } from "node:worker_threads";
import { type Batch, type PlayedBatch, playBatch } from "./batch.ts";

/** Answers each batch in its turn, and plays some ahead. With one thread it is the caller's own. */
export async function* playBatches(batches: readonly Batch[], threads: number): AsyncGenerator<PlayedBatch> {
  if (threads <= 1) {
    for (const batch of batches) yield await playBatch(batch);
    return;
  }
  const crew = Array.from({ length: Math.min(threads, batches.length) }, () => new Player());
  try {
    const answers = handOut(batches, crew);
    for (const answer of answers) yield await answer;
  } finally {
    await Promise.all(crew.map((player) => player.dismiss()));
  }
}

/** Whoever is done takes the next batch, until all are played or somebody fails. */
function handOut(batches: readonly Batch[], crew: readonly Player[]): Promise<PlayedBatch>[] {
  const answers = batches.map(() => Promise.withResolvers<PlayedBatch>());
  for (const { promise } of answers) promise.catch(() => {});
  let next = 0;
  const work = async (player: Player): Promise<void> => {
    for (let mine = next++; ; mine = next++) {
      const [batch, answer] = [batches[mine], answers[mine]];
      if (!batch || !answer) return;
      await player.play(batch).then(answer.resolve, answer.reject);
    }
  };
  for (const player of crew) void work(player);
  return answers.map(({ promise }) => promise);
}

/** A whole story lives and dies in it, so that next to nothing has to be carried out of it. */
const YOUNG_MB = 128;

class Player {
  readonly #thread = new Worker(new URL("./thread.ts", import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  #lost: Error | null = null;

  constructor() {
    this.#thread.on("error", (error) => {
      this.#lost = error;
    });
  }

  /** Throws when the thread has ended. */
  play(batch: Batch): Promise<PlayedBatch> {
    const { promise, resolve, reject } = Promise.withResolvers<PlayedBatch>();
    if (this.#lost) reject(this.#lost);
    const lose = (error: Error) => reject(error);
    this.#thread.once("message", (played: PlayedBatch) => {
      this.#thread.off("error", lose);
      resolve(played);
    });
    this.#thread.once("error", lose);
    this.#thread.postMessage(batch);
    return promise;
  }

  async dismiss(): Promise<void> {
    await this.#thread.terminate();
  }
}
