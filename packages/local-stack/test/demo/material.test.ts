/**
 * The demo's material fits the contract before anything is sent: a long bio or a wrong price fails here,
 * not at a start.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  CoverageDeliveryCreateRequestSchema,
  CoverageDisputeAnswerRequestSchema,
  CoverageDisputeCreateRequestSchema,
  CoverageDisputeResolveRequestSchema,
  CoverageOrderStatusSchema,
  CoverageProviderCreateRequestSchema,
  CoverageReviewCreateRequestSchema,
  CoverageServiceCreateRequestSchema,
  CoverageTierSchema,
  ProjectCreateRequestSchema,
  RegisterRequestSchema,
  ScriptUploadRequestSchema,
} from "@script-manifest/contracts";
import { ADMIN, DEMO_PASSWORD, READERS, WRITERS } from "../../src/demo/people.ts";
import { deliveryOf } from "../../src/demo/reports/report.ts";
import { type DemoScript, readScriptFile, SCRIPTS } from "../../src/demo/scripts.ts";
import { type Revision, revise } from "../../src/demo/scripts-revised.ts";
import { OFFERS, type OfferKey, readerOf } from "../../src/demo/services.ts";
import type { StepName } from "../../src/demo/stories/story.ts";
import { STORIES } from "../../src/demo/stories.ts";

const people = [ADMIN, ...Object.values(WRITERS), ...Object.values(READERS)];
const offers = Object.entries(OFFERS) as [OfferKey, (typeof OFFERS)[OfferKey]][];

describe("the demo's people and offers", () => {
  it("can register, each with an address of their own", () => {
    for (const person of people) RegisterRequestSchema.parse({ ...person, password: DEMO_PASSWORD });
    assert.equal(new Set(people.map(({ email }) => email)).size, people.length);
  });

  it("are readers with bios nobody else has", () => {
    const readers = Object.values(READERS);
    for (const reader of readers) CoverageProviderCreateRequestSchema.parse(reader);
    assert.ok(readers.length >= 12);
    assert.equal(new Set(readers.map(({ bio }) => bio)).size, readers.length);
  });

  it("offer one to four services each, over all tiers", () => {
    for (const [, offer] of offers) CoverageServiceCreateRequestSchema.parse(offer);
    for (const key of Object.keys(READERS)) {
      const count = offers.filter(([offer]) => readerOf(offer) === key).length;
      assert.ok(count >= 1 && count <= 4, `${key} offers ${count}`);
    }
    assert.deepEqual(new Set(offers.map(([, { tier }]) => tier)), new Set(CoverageTierSchema.options));
  });
});

describe("the demo's scripts", () => {
  for (const [key, script] of Object.entries(SCRIPTS)) {
    it(`${key} may be uploaded`, async () => {
      ProjectCreateRequestSchema.parse(script.project);
      const { fileName, contentType, bytes } = await readScriptFile(script);
      ScriptUploadRequestSchema.parse({ fileName, contentType, sizeBytes: bytes.byteLength });
    });
  }

  it("are written anew for every later draft, and dated so", () => {
    const seen = new Map<string, readonly Revision[]>();
    for (const script of Object.values(SCRIPTS) as DemoScript[]) {
      const { source, title, revised = [] } = script;
      const earlier = seen.get(source);
      if (earlier) assert.ok(revised.length > 1 && revised !== earlier, title);
      seen.set(source, revised);
    }
    assert.equal([...seen.values()].filter((revised) => revised.length > 0).length, 8);
    assert.throws(() => revise("FADE IN:", [["FADE OUT.", "CUT TO:"]]), /no draft says: FADE OUT/);
  });

  it("come in every format", () => {
    const formats = Object.values(SCRIPTS).map(({ fileName }) => fileName.split(".").at(-1));
    assert.deepEqual(new Set(formats), new Set(["fountain", "fdx", "pdf"]));
  });
});

/** Shorter ones are exclamations, which may come back. */
const LONG = 40;

const ENDS: Record<StepName, string> = {
  pay: "payment_held",
  claim: "claimed",
  start: "in_progress",
  deliver: "delivered",
  complete: "completed",
  review: "completed",
  cancel: "cancelled",
  dispute: "disputed",
  answer: "disputed",
  take_up: "disputed",
  rule: "ruled",
  lapse: "payment_failed",
  go_unclaimed: "cancelled",
  accept_silently: "completed",
  complete_unpayable: "completed",
  charge_back: "in_progress",
  lose_chargeback: "refunded",
  suspect: "in_progress",
};

describe("the demo's stories", () => {
  it("end in every status an order can have", () => {
    const ends = STORIES.map(({ steps, ruling }) => {
      const last = steps.at(-1);
      if (last === "rule") return ruling?.status === "resolved_refund" ? "refunded" : "completed";
      return last ? ENDS[last] : "placed";
    });
    assert.deepEqual(new Set(ends), new Set(CoverageOrderStatusSchema.options));
  });

  it("have a ruling of each kind", () => {
    const rulings = STORIES.flatMap(({ ruling }) => ruling?.status ?? []);
    assert.deepEqual(
      new Set(rulings),
      new Set(["resolved_refund", "resolved_partial", "resolved_no_refund"]),
    );
  });

  it("can be told apart by writer, service and brief", () => {
    const names = STORIES.map(({ script, offer, brief }) => [SCRIPTS[script].writer, offer, brief].join());
    assert.equal(new Set(names).size, STORIES.length);
    const keys = STORIES.map(({ script, offer }) => `${script}-${offer}`);
    assert.equal(new Set(keys).size, STORIES.length);
  });

  it("say everything their steps need, in the contract's limits", () => {
    for (const story of STORIES) {
      const has = (step: StepName) => story.steps.includes(step);
      if (has("deliver"))
        CoverageDeliveryCreateRequestSchema.parse(
          story.report && deliveryOf(story.report, "2026-03-02T09:00:00.000Z"),
        );
      if (has("review")) CoverageReviewCreateRequestSchema.parse(story.review);
      if (has("dispute")) CoverageDisputeCreateRequestSchema.parse(story.dispute);
      if (has("answer")) CoverageDisputeAnswerRequestSchema.parse({ answer: story.answer });
      if (has("rule")) CoverageDisputeResolveRequestSchema.parse(story.ruling);
      if (has("cancel")) assert.ok(story.cancelReason);
      if (has("take_up")) assert.ok(story.adminNotes);
    }
  });

  it("are dozens, and no sentence in them is said twice", () => {
    assert.ok(STORIES.length >= 60);
    const said = new Set<string>();
    const texts = STORIES.flatMap(({ brief, review, report, dispute, answer, ruling }) => [
      brief,
      review?.comment ?? "",
      dispute?.description ?? "",
      answer ?? "",
      ruling?.adminNotes ?? "",
      ...[report?.summary, report?.strengths, report?.weaknesses, report?.recommendations],
    ]);
    for (const text of texts)
      for (const sentence of (text ?? "").split(/(?<=[.!?])\s+/).filter(({ length }) => length > LONG)) {
        assert.ok(!said.has(sentence), sentence);
        said.add(sentence);
      }
  });

  it("order only what can be ordered", () => {
    for (const { offer, ruling } of STORIES) {
      assert.notEqual(READERS[readerOf(offer)].standing, "unverified");
      assert.ok(!("paused" in OFFERS[offer]));
      if (ruling?.status === "resolved_partial")
        assert.ok(ruling.refundAmountCents < OFFERS[offer].priceCents);
    }
  });
});
