/** Waits for a condition rather than for a time. */
import { setTimeout as delay } from "node:timers/promises";

/** Resolves with the first answer that is neither null nor false; throws when none came in ten seconds. */
export async function until<T>(
  what: string,
  look: () => T | null | false | Promise<T | null | false>,
): Promise<T> {
  for (let attempt = 0; attempt < 500; attempt++) {
    const found = await look();
    if (found !== null && found !== false) return found;
    await delay(20);
  }
  throw new Error(`waited in vain for ${what}`);
}
