/** Events that were announced, customers, and what the marketplace reads but never makes here yet. */
import { seconds } from "../clock.ts";
import { list } from "../http/answers.ts";
import { type Context, idFrom, type Route } from "../http/context.ts";
import { missing } from "../http/errors.ts";
import { metadata, nested, text, wholeNumber } from "../http/form.ts";
import { newId } from "../ids.ts";
import type { Customer, SnapshotEvent } from "../objects.ts";

const isSnapshot = (event: { object: string }): event is SnapshotEvent => event.object === "event";

function listEvents({ params, state }: Context) {
  const type = text(params, "type");
  const from = wholeNumber(nested(params, "created"), "gte") ?? 0;
  const undelivered = text(params, "delivery_success") === "false";
  const rows = state
    .all("events")
    .filter(isSnapshot)
    .filter(
      (event) =>
        (!type || event.type === type) &&
        event.created >= from &&
        (!undelivered || event.pending_webhooks > 0),
    );
  return list("/v1/events", rows, params);
}

function createCustomer({ params, state, clock }: Context): Customer {
  return state.put("customers", {
    id: newId("cus"),
    object: "customer",
    created: seconds(clock.now()),
    email: text(params, "email") ?? null,
    livemode: false,
    metadata: metadata(params),
    name: text(params, "name") ?? null,
  });
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
  {
    method: "GET",
    path: "/v2/core/events/:id",
    handle: (context) => {
      const event = context.state.get("events", idFrom(context));
      if (!event || isSnapshot(event)) throw missing("event", idFrom(context));
      return event;
    },
  },
  { method: "POST", path: "/v1/customers", handle: createCustomer },
  {
    method: "GET",
    path: "/v1/customers",
    handle: ({ params, state }) => list("/v1/customers", state.all("customers"), params),
  },
  {
    method: "GET",
    path: "/v1/customers/:id",
    handle: (context) => {
      const customer = context.state.get("customers", idFrom(context));
      if (!customer) throw missing("customer", idFrom(context));
      return customer;
    },
  },
  { method: "GET", path: "/v1/disputes", handle: ({ params }) => list("/v1/disputes", [], params) },
  { method: "GET", path: "/v1/payouts", handle: ({ params }) => list("/v1/payouts", [], params) },
];
