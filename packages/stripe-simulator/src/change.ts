/** Changing something without a request: a person on a hosted page, somebody at Stripe, or time. */
import type { Changing } from "./http/context.ts";
import type { DispatchParts } from "./http/dispatch.ts";
import { bringUpToDate } from "./resources/due.ts";
import { createAnnounce } from "./webhooks/announce.ts";

/** One transaction; wakes the deliveries. What has come due comes first. */
export function change<T>(parts: DispatchParts, work: (context: Changing) => T): T {
  const { state, clock } = parts;
  const announce = createAnnounce({
    state,
    clock,
    requestId: null,
    idempotencyKey: null,
    onEvent: () => undefined,
  });
  const context = { state, clock, announce, luck: parts.luck };
  try {
    bringUpToDate(context);
    return work(context);
  } finally {
    state.commit();
    parts.onEvent();
  }
}
