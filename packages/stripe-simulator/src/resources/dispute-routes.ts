/** Disputes and early fraud warnings over Stripe's API. */
import { expand, list, matching } from "../http/answers.ts";
import { idFrom, type Route } from "../http/context.ts";
import { missing } from "../http/errors.ts";
import { metadata, nested, text } from "../http/form.ts";
import { closeDispute, findDispute, submitEvidence } from "./disputes.ts";

export const disputeRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/v1/disputes",
    handle: ({ params, state }) => {
      const rows = matching(state.all("disputes"), params, ["charge", "payment_intent"]);
      return expand(state, list("/v1/disputes", rows, params), params);
    },
  },
  {
    method: "GET",
    path: "/v1/disputes/:id",
    handle: (context) => expand(context.state, findDispute(context, idFrom(context)), context.params),
  },
  {
    method: "POST",
    path: "/v1/disputes/:id",
    handle: (context) => {
      const evidence = Object.entries(nested(context.params, "evidence"));
      return submitEvidence(context, idFrom(context), {
        evidence: Object.fromEntries(evidence.map(([name, value]) => [name, String(value)])),
        metadata: metadata(context.params),
        submit: text(context.params, "submit") !== "false",
      });
    },
  },
  {
    method: "POST",
    path: "/v1/disputes/:id/close",
    handle: (context) => closeDispute(context, idFrom(context), "lost"),
  },
  {
    method: "GET",
    path: "/v1/radar/early_fraud_warnings",
    handle: ({ params, state }) => {
      const rows = matching(state.all("fraudWarnings"), params, ["charge", "payment_intent"]);
      return expand(state, list("/v1/radar/early_fraud_warnings", rows, params), params);
    },
  },
  {
    method: "GET",
    path: "/v1/radar/early_fraud_warnings/:id",
    handle: (context) => {
      const warning = context.state.get("fraudWarnings", idFrom(context));
      if (!warning) throw missing("early_fraud_warning", idFrom(context), "early_fraud_warning");
      return expand(context.state, warning, context.params);
    },
  },
];
