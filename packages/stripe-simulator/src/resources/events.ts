/**
 * Events that were announced, in the shapes of both APIs. Those of connected accounts are listed with them.
 */
import { createdWithin, list } from "../http/answers.ts";
import { type Context, idFrom, type Route } from "../http/context.ts";
import { invalid, missing } from "../http/errors.ts";
import { text, values, wholeNumber } from "../http/form.ts";
import type { SnapshotEvent, ThinEvent } from "../objects.ts";

const isSnapshot = (event: { object: string }): event is SnapshotEvent => event.object === "event";
const isThin = (event: { object: string }): event is ThinEvent => event.object === "v2.core.event";

/** `type` may end in a star for a whole group; `types` is a list without stars. */
function typeFilter({ params }: Context): (type: string) => boolean {
  const one = text(params, "type");
  const several = values(params, "types");
  if (one !== undefined && several.length > 0)
    throw invalid("You may only specify one of these parameters: type, types.", { param: "types" });
  if (several.length > 0) return (type) => several.includes(type);
  if (one === undefined) return () => true;
  return one.endsWith("*") ? (type) => type.startsWith(one.slice(0, -1)) : (type) => type === one;
}

function listEvents(context: Context) {
  const { params, state, account } = context;
  const created = createdWithin(params);
  const wanted = typeFilter(context);
  const success = text(params, "delivery_success");
  const delivered = (event: SnapshotEvent): boolean =>
    success === undefined || (event.pending_webhooks === 0) === (success === "true");
  const rows = state
    .all("events")
    .filter(isSnapshot)
    .filter((event) => (event.account ?? null) === account)
    .filter((event) => wanted(event.type) && created(event.created) && delivered(event));
  return list("/v1/events", rows, params);
}

/** Pages of API v2 lead on by a whole address instead of by the last id. */
function listThinEvents({ params, state }: Context) {
  const types = values(params, "types");
  const about = text(params, "object_id");
  const limit = Math.min(Math.max(wholeNumber(params, "limit") ?? 20, 1), 100);
  const start = Math.max(wholeNumber(params, "page") ?? 0, 0);
  const rows = state
    .all("events")
    .filter(isThin)
    .filter(
      (event) =>
        (types.length === 0 || types.includes(event.type)) && (!about || event.related_object.id === about),
    )
    .reverse();
  const query = new URLSearchParams({ limit: String(limit), page: String(start + limit) });
  if (about) query.set("object_id", about);
  types.forEach((type, index) => {
    query.set(`types[${index}]`, type);
  });
  return {
    data: rows.slice(start, start + limit),
    next_page_url: start + limit < rows.length ? `/v2/core/events?${query}` : null,
    previous_page_url: null,
  };
}

export const eventRoutes: readonly Route[] = [
  { method: "GET", path: "/v1/events", handle: listEvents },
  {
    method: "GET",
    path: "/v1/events/:id",
    handle: (context) => {
      const event = context.state.get("events", idFrom(context));
      if (!event || !isSnapshot(event)) throw missing("event", idFrom(context));
      return event;
    },
  },
  { method: "GET", path: "/v2/core/events", handle: listThinEvents },
  {
    method: "GET",
    path: "/v2/core/events/:id",
    handle: (context) => {
      const event = context.state.get("events", idFrom(context));
      if (!event || isSnapshot(event)) throw missing("event", idFrom(context));
      return event;
    },
  },
];
