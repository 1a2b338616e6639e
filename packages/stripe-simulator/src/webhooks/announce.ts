/**
 * Making events: in the same transaction as the change they tell of, with the deliveries that must follow.
 */
import type { Stripe } from "stripe";
import { seconds, type VirtualClock } from "../clock.ts";
import { newId } from "../ids.ts";
import type { SnapshotEvent, StoredEvent, ThinEvent } from "../objects.ts";
import type { State } from "../state/state.ts";

/** The API version the SDK is pinned to; events say which one their snapshot was made with. */
export const API_VERSION = "2026-10-28.endive";

export interface Announce {
  /** With `account`, a Connect event: something happened in that connected account. */
  snapshot(type: Stripe.Event["type"], object: unknown, o?: { account?: string }): void;
  thin(type: string, account: { id: string }, data?: Record<string, unknown>): void;
}

export function createAnnounce(o: {
  state: State;
  clock: VirtualClock;
  requestId: string | null;
  idempotencyKey: string | null;
  /** Told of each new event, after it was stored. */
  onEvent: (event: StoredEvent) => void;
}): Announce {
  const store = (event: StoredEvent): void => {
    o.state.put("events", event);
    o.state.put("deliveries", { id: event.id, attempts: 0, next_attempt_at: o.clock.now() });
    o.onEvent(event);
  };
  return {
    snapshot(type, object, { account } = {}) {
      const event: SnapshotEvent = {
        id: newId("evt"),
        object: "event",
        ...(account !== undefined && { account }),
        api_version: API_VERSION,
        created: seconds(o.clock.now()),
        data: { object: structuredClone(object) },
        livemode: false,
        pending_webhooks: 1,
        request: { id: o.requestId, idempotency_key: o.idempotencyKey },
        type,
      };
      store(event);
    },
    thin(type, account, data) {
      const event: ThinEvent = {
        id: newId("evt"),
        object: "v2.core.event",
        type,
        livemode: false,
        created: new Date(o.clock.now()).toISOString(),
        context: null,
        related_object: { id: account.id, type: "v2.core.account", url: `/v2/core/accounts/${account.id}` },
        ...(data && { data }),
      };
      store(event);
    },
  };
}
