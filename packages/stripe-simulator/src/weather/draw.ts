/**
 * Chance that can be had again: the same seed, subject and number give the same draw, whatever else goes on.
 */
import { createHash } from "node:crypto";

/** From 0 up to, but not including, 1. */
export function draw(seed: number, subject: string, ordinal: number): number {
  return createHash("sha256").update(`${seed} ${subject} ${ordinal}`).digest().readUIntBE(0, 6) / 2 ** 48;
}

/**
 * Cuts 0…1 into the named shares, in their order, and names the one the draw fell into; null for the rest.
 */
export function pick<K extends string>(drawn: number, shares: readonly (readonly [K, number])[]): K | null {
  let edge = 0;
  for (const [name, share] of shares) {
    edge += share;
    if (drawn < edge) return name;
  }
  return null;
}
