/**
 * What will happen by itself when its time comes. Kept with the state, so that it also comes after a restart.
 */
import type { Changing } from "../http/context.ts";
import type { DueKind } from "../objects.ts";

const entryId = (kind: DueKind, object: string): string => `${kind} ${object}`;

/** The same thing to the same object stands in the agenda once; a later call moves it. */
export function schedule(
  { state }: Pick<Changing, "state">,
  o: { kind: DueKind; object: string; at: number },
): void {
  state.put("agenda", { id: entryId(o.kind, o.object), ...o });
}

/** It will not happen any more. */
export function unschedule({ state }: Pick<Changing, "state">, kind: DueKind, object: string): void {
  const id = entryId(kind, object);
  if (state.get("agenda", id)) state.remove("agenda", id);
}
