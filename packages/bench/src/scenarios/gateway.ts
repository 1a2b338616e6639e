/** What the gateway costs: the same answer through it and past it. */
import { inTurn } from "../measure/load.ts";
import { asking, type Context, compare, type Scenario } from "./scenario.ts";
import { browsePaths, orderPaths } from "./shots.ts";

const PUBLIC = "/api/v1/coverage";

function throughAndPast(context: Context, o: { paths: string[]; isSignedIn: boolean }) {
  const { stage } = context;
  const get = (prefix: string, headers: Record<string, string>) =>
    inTurn(o.paths.map((path) => ({ method: "GET", path: `${prefix}${path}`, headers })));
  return {
    subject: asking(context, {
      url: stage.url("gateway"),
      shots: () => get(PUBLIC, o.isSignedIn ? stage.writer.session : {}),
      expect: [200],
    }),
    yardstick: asking(context, {
      url: stage.url("coverage"),
      shots: () => get("/internal", stage.as(stage.writer.userId)),
      expect: [200],
    }),
  };
}

const gatewayBrowse: Scenario = {
  name: "gateway-browse",
  run: async (context) => [
    await compare(context, {
      scenario: "gateway-browse",
      what: "catalogue through the gateway ÷ past it",
      atLeast: 0.6,
      ...throughAndPast(context, { paths: browsePaths(), isSignedIn: false }),
    }),
  ],
};

const gatewayOrder: Scenario = {
  name: "gateway-order",
  run: async (context) => [
    await compare(context, {
      scenario: "gateway-order",
      what: "one order through the gateway, session asked of identity ÷ past it",
      atLeast: 0.45,
      ...throughAndPast(context, { paths: orderPaths(context.stage), isSignedIn: true }),
    }),
  ],
};

export const GATEWAY: readonly Scenario[] = [gatewayBrowse, gatewayOrder];
