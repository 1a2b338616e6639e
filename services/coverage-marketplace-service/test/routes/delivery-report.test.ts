/** The structured report over HTTP: what is taken, what is answered, what comes out of the printer. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { COVERAGE_CRITERIA, type CoverageDelivery, CoverageDeliverySchema } from "@script-manifest/contracts";
import { extractText, getDocumentProxy } from "unpdf";
import { Marketplace } from "../harness.ts";
import { TwoWays, WAYS } from "../support/two-ways.ts";
import { type World, worldOf } from "../support/worlds.ts";

const grid = Object.fromEntries(COVERAGE_CRITERIA.map((criterion) => [criterion, 7]));
const FULL = {
  summary: "It holds.",
  strengths: "The wall.",
  weaknesses: "The kitchen.",
  recommendations: "Cut the kitchen.",
  score: 84,
  topSheet: { format: "Short film", genre: "Drama", draftDate: "2026-02-28" },
  report: {
    logline: "A sister comes back for a signature.",
    synopsis: "She signs.",
    verdict: { script: "consider", writer: "recommend" },
    grid,
    citations: [{ comment: "strengths", fromPage: 99, toPage: 100 }],
    pageNotes: [{ page: 2, text: "its, not it's" }],
  },
};

describe("the structured report", () => {
  const market = new Marketplace();
  let doors: TwoWays;
  before(async () => {
    doors = await TwoWays.open(market);
  });
  after(() => doors.close());

  const deliver = (world: World, payload: object) =>
    doors.ask(
      "through the gateway",
      { proof: "session", person: world.reader },
      {
        method: "POST",
        path: `/orders/${world.order.id}/deliver`,
        payload,
      },
    );
  const read = async (world: World): Promise<CoverageDelivery> => {
    const path = `/orders/${world.order.id}/delivery`;
    const caller = { proof: "session", person: world.writer } as const;
    const answer = await doors.ask("through the gateway", caller, { method: "GET", path });
    return CoverageDeliverySchema.parse(answer.json().delivery);
  };

  it("is read as it was delivered, and lacks nothing its tier promises", async () => {
    const world = await worldOf(market, "claimed");
    assert.equal((await deliver(world, FULL)).statusCode, 200);
    const delivery = await read(world);
    assert.equal(delivery.report?.verdict.script, "consider");
    assert.deepEqual(delivery.report?.citations, [
      { comment: "strengths", fromPage: 99, toPage: 100, remark: "" },
    ]);
    assert.equal(delivery.topSheet.draftDate, "2026-02-28");
    assert.deepEqual(delivery.missingParts, []);
  });

  it("may be left out: a summary alone is a delivery, which says what its tier promises and it lacks", async () => {
    const world = await worldOf(market, "claimed");
    assert.equal((await deliver(world, { summary: "It holds." })).statusCode, 200);
    const delivery = await read(world);
    assert.equal(delivery.report, null);
    assert.deepEqual(delivery.missingParts, [
      "verdict",
      "score",
      "logline",
      "synopsis",
      "strengths",
      "weaknesses",
      "recommendations",
      "grid",
    ]);
  });

  it("never speaks of a page the script does not have", async () => {
    const world = await worldOf(market, "claimed");
    const report = {
      citations: [
        { comment: "summary", fromPage: 3 },
        { comment: "summary", fromPage: 100, toPage: 101 },
      ],
      pageNotes: [{ page: 102, text: "?" }],
    };
    const answer = await deliver(world, { ...FULL, report });
    assert.equal(answer.statusCode, 400);
    const { issues } = answer.json() as { issues: { path: string }[] };
    assert.deepEqual(
      issues.map(({ path }) => path),
      ["body.report.citations.1.toPage", "body.report.pageNotes.0.page"],
    );
    const backwards = { citations: [{ comment: "summary", fromPage: 5, toPage: 4 }] };
    assert.equal((await deliver(world, { ...FULL, report: backwards })).statusCode, 400);
    assert.equal((await market.order(world.order.id)).status, "claimed");
  });

  it("keeps drafts of named fields only: nothing that no database could store is taken as a name", async () => {
    const world = await worldOf(market, "claimed");
    const path = `/orders/${world.order.id}/delivery/draft`;
    for (const name of ["", "\ud800", "a\u0000", "a b", "x".repeat(81)]) {
      const request = { method: "PATCH", path, payload: { values: { [name]: "text" }, basedOn: 0 } } as const;
      const caller = { proof: "session", person: world.reader } as const;
      assert.equal((await doors.ask("directly", caller, request)).statusCode, 400, JSON.stringify(name));
    }
  });

  it("takes no draft date that no calendar has, nor one from before the movies", async () => {
    const world = await worldOf(market, "claimed");
    for (const draftDate of ["0000-01-01", "1899-12-31", "2200-01-01", "2026-02-30", "yesterday"]) {
      const answer = await deliver(world, { ...FULL, topSheet: { draftDate } });
      assert.equal(answer.statusCode, 400, draftDate);
    }
  });

  for (const way of WAYS)
    it(`comes as a PDF to save, ${way}`, async () => {
      const world = await worldOf(market, "claimed");
      await deliver(world, FULL);
      const path = `/orders/${world.order.id}/delivery/report.pdf`;
      const answer = await doors.ask(
        way,
        { proof: "session", person: world.writer },
        { method: "GET", path },
      );
      assert.equal(answer.headers["content-type"], "application/pdf");
      assert.match(String(answer.headers["content-disposition"]), /^attachment; filename="Coverage of Salt/);
      assert.equal(answer.headers["cache-control"], "private, no-store");
      const pdf = await getDocumentProxy(new Uint8Array(answer.rawPayload));
      const { text } = await extractText(pdf, { mergePages: true });
      assert.match(text, /A sister comes back for a signature\./);
    });

  it("is taken and printed with every field as long as it may be, however its JSON is written", async () => {
    const text = (length: number) => "龙".repeat(length);
    const largest = {
      summary: text(10_000),
      strengths: text(10_000),
      weaknesses: text(10_000),
      recommendations: text(10_000),
      score: 100,
      topSheet: { format: text(100), genre: text(100), draftDate: "2026-02-28" },
      report: {
        logline: text(600),
        synopsis: text(12_000),
        verdict: { script: "recommend", writer: "recommend" },
        grid: Object.fromEntries(COVERAGE_CRITERIA.map((criterion) => [criterion, 10])),
        percentile: 99,
        citations: Array.from({ length: 100 }, () => ({
          comment: "recommendations",
          fromPage: 100,
          toPage: 100,
          remark: text(300),
        })),
        pageNotes: Array.from({ length: 200 }, () => ({
          page: 100,
          kind: "proofreading",
          text: text(1_000),
        })),
      },
    };
    // As clients write it that keep to ASCII: six bytes for every character.
    const ascii = JSON.stringify(largest).replaceAll("龙", "\\u9f99");
    assert.ok(ascii.length > 1_600_000);
    const world = await worldOf(market, "claimed");
    const answer = await doors.ask(
      "through the gateway",
      { proof: "session", person: world.reader },
      {
        method: "POST",
        path: `/orders/${world.order.id}/deliver`,
        headers: { "content-type": "application/json" },
        payload: ascii,
      },
    );
    assert.equal(answer.statusCode, 200, answer.body);
    assert.equal((await read(world)).report?.pageNotes.length, 200);
    const printed = await doors.ask(
      "directly",
      { proof: "session", person: world.writer },
      { method: "GET", path: `/orders/${world.order.id}/delivery/report.pdf` },
    );
    assert.equal(printed.statusCode, 200);
    assert.equal(printed.headers["content-type"], "application/pdf");
    const tooLarge = await deliver(world, { ...largest, padding: "x".repeat(3_000_000) });
    assert.equal(tooLarge.statusCode, 413);
    assert.match(tooLarge.headers["content-type"] ?? "", /problem\+json/);
  });
});
