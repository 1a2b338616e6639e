/** Waiting for what happens by itself: as short as it takes, never longer than ten seconds. */
import { setTimeout as delay } from "node:timers/promises";

const POLL_MS = 20;
const POLLS_MAX = 500;

/** The first answer that is neither null nor false. */
export async function until<T>(what: string, look: () => Promise<T | null | false>): Promise<T> {
  for (let polls = 0; polls < POLLS_MAX; polls += 1) {
    const seen = await look();
    if (seen !== null && seen !== false) return seen;
    await delay(POLL_MS);
  }
  throw new Error(`waited too long for ${what}`);
}
