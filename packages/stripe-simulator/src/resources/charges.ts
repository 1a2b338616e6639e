/** Charges, as their intents made them. */
import { expand, list, matching } from "../http/answers.ts";
import { idFrom, type Route } from "../http/context.ts";
import { missing } from "../http/errors.ts";

export const chargeRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/v1/charges",
    handle: ({ params, state }) => {
      const rows = matching(state.all("charges"), params, ["payment_intent", "transfer_group"]);
      return expand(state, list("/v1/charges", rows, params), params);
    },
  },
  {
    method: "GET",
    path: "/v1/charges/:id",
    handle: (context) => {
      const charge = context.state.get("charges", idFrom(context));
      if (!charge) throw missing("charge", idFrom(context));
      return expand(context.state, charge, context.params);
    },
  },
];
