/**
 * Rows of an order's history: moves, and marks that leave the status as it is.
 *
 * Belongs here: which rows may stand there. Does not: which moves exist (order-lifecycle.ts).
 */
import type { CoverageActor as Actor, CoverageOrderStatus as Status } from "@script-manifest/contracts";
import { MOVES, type Move, type OrderEvent } from "./order-lifecycle.ts";

/** What happens to an order's money without moving the order: its history tells them, its status stays. */
export const MARKS = {
  freeze: { by: ["system"] },
  /** The card's bank suspects the payment, and nobody has disputed it yet. */
  suspect_fraud: { by: ["system"] },
  unfreeze: { by: ["system", "admin"] },
  bear_chargeback: { by: ["system"] },
} as const satisfies Record<string, { readonly by: readonly Actor[] }>;

export type OrderMark = keyof typeof MARKS;

/** Whether a row of an order's history may stand there. For invariants, and nothing else. */
export function isLegalStep(o: { event: string; from: Status | null; to: Status; actor: Actor }): boolean {
  const mark = MARKS[o.event as OrderMark] as { by: readonly Actor[] } | undefined;
  if (mark) return o.from === o.to && mark.by.includes(o.actor);
  const move = MOVES[o.event as OrderEvent] as Move | undefined;
  return (
    !!move && o.from !== null && move.from.includes(o.from) && move.to === o.to && move.by.includes(o.actor)
  );
}
