/** Who may ask what only services may ask: the rows of the internal table that this service answers. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { internalApi, ProblemSchema } from "@script-manifest/contracts";
import { Marketplace } from "../harness.ts";
import { type Caller, TwoWays } from "../support/two-ways.ts";
import { type WorldName, worldOf } from "../support/worlds.ts";

describe("what only services may ask", () => {
  const market = new Marketplace();
  let doors: TwoWays;
  before(async () => {
    doors = await TwoWays.open(market);
  });
  after(() => doors.close());

  const QUERIES: Partial<Record<keyof typeof internalApi, string>> = {
    getScriptAccess: "scriptId=scr_1&userId=user_1",
  };

  it("is the rows of the internal table this service answers, and each has its test here", () => {
    const mine = Object.entries(internalApi).filter(([, { method, path }]) =>
      doors.service.hasRoute({ method, url: path }),
    );
    assert.deepEqual(
      mine.map(([name]) => name),
      Object.keys(QUERIES),
    );
  });

  it("getScriptAccess: 200 for a service, 401 for nobody, 404 for people, and no route at all at the gateway", async () => {
    const path = `${internalApi.getScriptAccess.path.replace("/internal", "")}?${QUERIES.getScriptAccess}`;
    const person = market.person();
    const callers: readonly [Caller, number][] = [
      [{ proof: "service" }, 200],
      [{ proof: "none" }, 401],
      [{ proof: "session", person }, 404],
      [{ proof: "session", person: market.person({ isAdmin: true }) }, 404],
      ...(["forged", "expired", "bare"] as const).map((proof): [Caller, number] => [{ proof, person }, 401]),
    ];
    for (const [caller, expected] of callers) {
      const inside = await doors.ask("directly", caller, { method: "GET", path });
      assert.equal(inside.statusCode, expected, `${caller.proof} directly`);
      const outside = await doors.ask("through the gateway", caller, { method: "GET", path });
      assert.equal(outside.statusCode, 404, `${caller.proof} through the gateway`);
    }
  });

  it("getScriptAccess: the order's provider reads the script while the order lives, and nobody else ever", async () => {
    const READABLE: Partial<Record<WorldName, boolean>> = {
      placed: false,
      held: false,
      claimed: true,
      delivered: true,
      disputed: true,
      completed: false,
    };
    for (const [name, expected] of Object.entries(READABLE) as [WorldName, boolean][]) {
      const { scriptId, reader, writer } = await worldOf(market, name);
      const other = (await worldOf(market, "claimed")).reader;
      for (const person of [reader, writer, other]) {
        const path = `/script-access?scriptId=${scriptId}&userId=${person.userId}`;
        const answer = await doors.ask("directly", { proof: "service" }, { method: "GET", path });
        assert.deepEqual(answer.json(), { allowed: person === reader && expected }, name);
      }
    }
  });

  it("getScriptAccess: names what is missing", async () => {
    const answer = await doors.ask(
      "directly",
      { proof: "service" },
      { method: "GET", path: "/script-access" },
    );
    const { issues } = ProblemSchema.parse(answer.json());
    assert.deepEqual(
      [answer.statusCode, issues?.map(({ path }) => path)],
      [400, ["query.scriptId", "query.userId"]],
    );
  });
});
