/** A repository that notes every write, so that a test can say that there was none. Reads pass unnoticed. */
import type { CoverageMarketplaceRepository } from "../../src/repository/interface.ts";

const READS = /^(get|list|has|may|init$|healthCheck$)/;

export interface Witness<R> {
  readonly repository: R;
  /**
   * Names of the writing methods called so far, oldest first. A key that was claimed and given back is no
   * write.
   */
  readonly writes: () => readonly string[];
}

export function witness<R extends CoverageMarketplaceRepository>(watched: R): Witness<R> {
  const calls: string[] = [];
  let keysHeld = 0;
  const note = (name: string) => {
    if (name === "claimIdempotencyKey") keysHeld += 1;
    else if (name === "releaseIdempotencyKey") keysHeld -= 1;
    else if (!READS.test(name)) calls.push(name);
  };
  const repository = new Proxy(watched, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function" || typeof name !== "string") return value;
      return (...args: unknown[]) => {
        note(name);
        return value.apply(target, args);
      };
    },
  });
  const held = () => Array.from({ length: keysHeld }, () => "claimIdempotencyKey, never given back");
  return { repository, writes: () => [...calls, ...held()] };
}
