/** Reading straight from the service: the catalogue, the catalogue again, one order. */
import { request } from "undici";
import { BROWSE, oneRow } from "../fill/yardsticks.ts";
import { fire, inTurn, type Shot } from "../measure/load.ts";
import { asking, type Context, compare, queryingDatabase, type Scenario } from "./scenario.ts";
import { browsing, browsingAnew, orderPaths } from "./shots.ts";

const browse: Scenario = {
  name: "browse",
  async run(context) {
    const { stage } = context;
    const url = stage.url("coverage");
    const page = await fire({ url, next: inTurn(browsing(stage)), expect: [200], answers: 120 });
    const finding = await compare(context, {
      scenario: "browse",
      what: `catalogue, mixed filters, 30 rows ÷ ${stage.databaseLoad.tool}: plain join`,
      atLeast: 0.7,
      subject: asking(context, { url, shots: () => inTurn(browsing(stage)), expect: [200] }),
      yardstick: queryingDatabase(context, BROWSE),
      note: () => `${(page.bytes / 1_024).toFixed(0)} KB a page`,
    });
    return [finding];
  },
};

const browseAnew: Scenario = {
  name: "browse-anew",
  async run(context) {
    const { stage } = context;
    const finding = await compare(context, {
      scenario: "browse-anew",
      what: `the same, no page asked for twice ÷ ${stage.databaseLoad.tool}: plain join`,
      atLeast: 0.7,
      subject: asking(context, {
        url: stage.url("coverage"),
        shots: () => browsingAnew(stage),
        expect: [200],
      }),
      yardstick: queryingDatabase(context, BROWSE),
    });
    return [finding];
  },
};

const bareFastify = (context: Context) =>
  asking(context, {
    url: context.stage.url("bareFastify"),
    shots: () => inTurn([{ method: "GET", path: "/", headers: {} }]),
    expect: [200],
  });

const notModified: Scenario = {
  name: "not-modified",
  async run(context) {
    const { stage } = context;
    const url = stage.url("coverage");
    const conditional = async (): Promise<Shot[]> => {
      const withMarks = browsing(stage).map(async (shot) => ({ ...shot, headers: await marked(url, shot) }));
      return Promise.all(withMarks);
    };
    const [first] = await conditional();
    const scenario = "not-modified";
    const what = "catalogue that has not changed (304) ÷ bare Fastify";
    if (!first?.headers["if-none-match"])
      return [
        { scenario, what, value: 0, unit: "ratio", target: { atLeast: 0.8 }, note: "no validator is sent" },
      ];
    const finding = await compare(context, {
      scenario,
      what,
      atLeast: 0.8,
      subject: asking(context, { url, shots: async () => inTurn(await conditional()), expect: [304] }),
      yardstick: bareFastify(context),
    });
    return [finding];
  },
};

async function marked(url: string, { path, headers }: Shot): Promise<Record<string, string>> {
  const answer = await request(`${url}${path}`, { headers });
  await answer.body.dump();
  const mark = answer.headers.etag;
  return { ...headers, ...(typeof mark === "string" && { "if-none-match": mark }) };
}

const order: Scenario = {
  name: "order",
  async run(context) {
    const { stage } = context;
    const shots = () => {
      const headers = stage.as(stage.writer.userId);
      return inTurn(orderPaths(stage).map((path) => ({ method: "GET", path: `/internal${path}`, headers })));
    };
    const finding = await compare(context, {
      scenario: "order",
      what: `one order, for a party of it ÷ ${stage.databaseLoad.tool}: one row`,
      atLeast: 0.4,
      subject: asking(context, { url: stage.url("coverage"), shots, expect: [200] }),
      yardstick: queryingDatabase(context, oneRow(stage.size)),
    });
    return [finding];
  },
};

export const READING: readonly Scenario[] = [browse, browseAnew, notModified, order];
