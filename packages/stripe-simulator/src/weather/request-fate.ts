/** The seam at which requests go wrong, for the weather here and for tests of one's own. */
import type { RequestFaultKind } from "./kinds.ts";

/** `delayMs` counts for slow requests only. */
export interface RequestFate {
  readonly kind: "ok" | RequestFaultKind;
  readonly delayMs?: number;
}

/** Asked before each request: what becomes of it. */
export type RequestFault = (o: {
  readonly method: string;
  /** As it came, with its query. */
  readonly path: string;
  /** The pattern it matched, such as `/v1/transfers/:id`. */
  readonly route: string;
  readonly key: string | null;
  readonly body: string;
}) => RequestFate | "ok" | RequestFaultKind;
