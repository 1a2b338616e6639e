/** What a torture run and a replica of its say to each other. */
import type { FaultPoint } from "@script-manifest/coverage-marketplace-service/src/fault-points.ts";

/** To the replica: begin to serve, or die when you come there; null calls that off. */
export type Order = { readonly begin: true } | { readonly dieAt: FaultPoint | null };

/** From the replica: it is there, and dies now. */
export interface Reached {
  readonly reached: FaultPoint;
}

/** Followed by the milliseconds that the replica's own clock is off by. */
export const SKEW_ARGUMENT = "--torture-clock-skew=";
