/** Statements over HTTP: to the cent, to those whom they concern, and safe to open in a spreadsheet. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import {
  type CoverageOrderStatement,
  CoverageOrderStatementSchema,
  CoverageTrialBalanceSchema,
} from "@script-manifest/contracts";
import type { Requester } from "../../src/commands/deps.ts";
import { csvRecord } from "../../src/domain/statement.ts";
import { Marketplace } from "../harness.ts";
import { TwoWays } from "../support/two-ways.ts";
import { worldOf } from "../support/worlds.ts";

describe("statements", () => {
  const market = new Marketplace();
  let doors: TwoWays;
  before(async () => {
    doors = await TwoWays.open(market);
  });
  after(() => doors.close());

  const get = (person: Requester, path: string) =>
    doors.ask("through the gateway", { proof: "session", person }, { method: "GET", path });
  const statementFor = async (person: Requester, orderId: string): Promise<CoverageOrderStatement> => {
    const answer = await get(person, `/orders/${orderId}/statement`);
    return CoverageOrderStatementSchema.parse(answer.json().statement);
  };

  it("tell an order's money posting by posting; both sides only to an admin", async () => {
    const { order, writer, reader } = await worldOf(market, "completed");
    const seen = await statementFor(writer, order.id);
    const { priceCents, providerPayoutCents } = order;
    assert.deepEqual(
      seen.lines.map((line) => [line.movement, line.amountCents, line.heldCents, line.payableCents]),
      [
        ["authorise", priceCents, 0, 0],
        ["void", priceCents, 0, 0],
        ["capture", priceCents, priceCents, 0],
        ["release", priceCents, 0, providerPayoutCents],
        ["transfer", providerPayoutCents, 0, 0],
      ],
    );
    assert.deepEqual([seen.heldCents, seen.payableCents, seen.refundDueCents], [0, 0, 0]);
    assert.ok(seen.lines.every(({ entries }) => entries === null));
    assert.deepEqual(await statementFor(reader, order.id), seen);
    const whole = await statementFor(market.person({ isAdmin: true }), order.id);
    for (const { entries } of whole.lines)
      assert.equal(
        entries?.reduce((sum, { amountCents }) => sum + amountCents, 0),
        0,
      );
  });

  it("give a provider every line as CSV, by days, going on from what was owed before", async () => {
    const { order, reader } = await worldOf(market, "completed");
    const answer = await get(reader, "/earnings/statement.csv");
    assert.equal(answer.headers["content-type"], "text/csv; charset=utf-8");
    assert.equal(answer.headers["content-disposition"], 'attachment; filename="statement.csv"');
    const [heading, ...lines] = answer.body.trimEnd().split("\r\n");
    assert.equal(
      heading,
      "at,movement,order_id,service,amount_minor_units,owed_minor_units,currency,stripe_id,other_order_id",
    );
    const payout = order.providerPayoutCents;
    const cells = lines.map((line) => line.split(","));
    assert.deepEqual(
      cells.map((line) => [line[1], line[2], Number(line[4]), Number(line[5]), line[6]]),
      [
        ["release", order.id, payout, payout, "usd"],
        ["transfer", order.id, -payout, 0, "usd"],
      ],
    );
    const linesIn = async (query: string) =>
      (await get(reader, `/earnings/statement.csv?${query}`)).body.trimEnd().split("\r\n").slice(1);
    const day = (cells[0]?.[0] ?? "").slice(0, 10);
    assert.equal((await linesIn(`from=${day}&to=${day}`)).length, 2);
    assert.deepEqual(await linesIn("to=2001-01-01"), []);
    const [forward = "", ...rest] = await linesIn("from=2999-01-01");
    assert.deepEqual([forward.split(",").slice(1, 6), rest], [["brought_forward", "", "", "0", "0"], []]);
    for (const query of ["from=2030-02-30", "from=2030-01-02&to=2030-01-01", "to=yesterday"])
      assert.equal((await get(reader, `/earnings/statement.csv?${query}`)).statusCode, 400);
  });

  it("balance the platform's accounts to nothing, per layer and currency", async () => {
    await worldOf(market, "completed");
    const answer = await get(market.person({ isAdmin: true }), "/admin/trial-balance");
    const { accounts, totals } = CoverageTrialBalanceSchema.parse(answer.json().trialBalance);
    assert.ok(accounts.some(({ account, creditCents }) => account === "platform:revenue" && creditCents > 0));
    assert.deepEqual(totals.map(({ layer, currency }) => `${layer} ${currency}`).sort(), [
      "pending usd",
      "posted usd",
    ]);
    for (const { debitCents, creditCents, balanceCents } of totals)
      assert.deepEqual([debitCents - creditCents, balanceCents], [0, 0]);
  });

  it("write cells that a spreadsheet neither breaks nor runs", () => {
    assert.equal(
      csvRecord(['=HYPERLINK("x")', 'a "b", c', null, -5]),
      '"\'=HYPERLINK(""x"")","a ""b"", c",,-5\r\n',
    );
  });
});
