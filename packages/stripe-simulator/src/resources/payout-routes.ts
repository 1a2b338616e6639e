/** Payouts over Stripe's API: the platform's, or those of the connected account the request is made for. */
import { expand, list, matching } from "../http/answers.ts";
import { type Context, idFrom, type Route } from "../http/context.ts";
import { missing } from "../http/errors.ts";
import { metadata, requiredText, text, wholeNumber } from "../http/form.ts";
import type { Payout } from "../objects.ts";
import { createPayout } from "./payouts.ts";

function payoutsOf({ state, account }: Context): Payout[] {
  return state
    .all("payouts")
    .filter((owned) => owned.account === account)
    .map(({ payout }) => payout);
}

function listPayouts(context: Context) {
  const { params, state } = context;
  const arrival = text(params, "arrival_date");
  const rows = matching(payoutsOf(context), params, ["status", "destination"]);
  const fitting = rows.filter((row) => arrival === undefined || row.arrival_date === Number(arrival));
  return expand(state, list("/v1/payouts", fitting, params), params);
}

export const payoutRoutes: readonly Route[] = [
  { method: "GET", path: "/v1/payouts", handle: listPayouts },
  {
    method: "POST",
    path: "/v1/payouts",
    handle: (context) =>
      createPayout(context, {
        account: context.account,
        amount: wholeNumber(context.params, "amount") ?? 0,
        currency: requiredText(context.params, "currency").toLowerCase(),
        automatic: false,
        metadata: metadata(context.params),
      }),
  },
  {
    method: "GET",
    path: "/v1/payouts/:id",
    handle: (context) => {
      const payout = payoutsOf(context).find((row) => row.id === idFrom(context));
      if (!payout) throw missing("payout", idFrom(context), "payout");
      return expand(context.state, payout, context.params);
    },
  },
];
