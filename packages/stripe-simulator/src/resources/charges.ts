/** Charges, as their intents made them. */

import { expand, list } from "../http/answers.ts";
import { idFrom, type Route } from "../http/context.ts";
import { missing } from "../http/errors.ts";
import { text } from "../http/form.ts";

export const chargeRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/v1/charges",
    handle: ({ params, state }) => {
      const intent = text(params, "payment_intent");
      const group = text(params, "transfer_group");
      const rows = state
        .all("charges")
        .filter(
          (row) => (!intent || row.payment_intent === intent) && (!group || row.transfer_group === group),
        );
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
