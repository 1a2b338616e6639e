/** Customers, as far as an intent may name one. */
import { seconds } from "../clock.ts";
import { list, matching } from "../http/answers.ts";
import { type Context, idFrom, type Route } from "../http/context.ts";
import { missing } from "../http/errors.ts";
import { metadata, text } from "../http/form.ts";
import { newId } from "../ids.ts";
import type { Customer } from "../objects.ts";

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

export const customerRoutes: readonly Route[] = [
  { method: "POST", path: "/v1/customers", handle: createCustomer },
  {
    method: "GET",
    path: "/v1/customers",
    handle: ({ params, state }) =>
      list("/v1/customers", matching(state.all("customers"), params, ["email"]), params),
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
];
