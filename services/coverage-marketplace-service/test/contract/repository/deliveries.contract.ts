/** Deliveries: one per order, with its transition; and the drafts they grow out of. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CoverageReportSchema } from "@script-manifest/contracts";
import {
  aCapturedOrder,
  aChange,
  aDelivery,
  aTransition,
  move,
  type OpenRepository,
  present,
  type RepositoryFixture,
  useRepository,
  winnersOfFifty,
} from "./fixture.ts";

export function describeDeliveries(open: OpenRepository): void {
  describe("deliveries", () => delivers(useRepository(open)));
  describe("drafts of deliveries", () => drafts(useRepository(open)));
}

/** As full as a report can be: every part, and characters from beyond the Latin alphabet. */
const REPORT = CoverageReportSchema.parse({
  logline: "A reader \u201cquotes\u201d, a writer nods. \u6d77",
  synopsis: "First.\n\nThen.",
  verdict: { script: "consider", writer: "recommend" },
  grid: { premise: 9, craftAndFormat: 1 },
  percentile: 88,
  citations: [
    { comment: "strengths", fromPage: 3, toPage: 5, remark: "The envelope." },
    { comment: "summary", fromPage: 1 },
  ],
  pageNotes: [{ page: 2, kind: "proofreading", text: "its, not it's" }],
});

function delivers(fixture: () => RepositoryFixture): void {
  it("stores the delivery with its transition", async () => {
    const { repository, clock } = fixture();
    const order = await aCapturedOrder(fixture());
    const delivery = { ...aDelivery(order), fileKey: "deliveries/x.pdf", fileName: "x.pdf", score: null };
    const change = aChange(order, { transition: aTransition("delivered") });
    const delivered = present(await repository.createDelivery({ ...change, delivery }));
    assert.deepEqual(delivered.delivery, { ...delivery, createdAt: clock.now() });
    assert.deepEqual(delivered.order, await repository.getOrder(order.id));
    assert.deepEqual(await repository.getDeliveryByOrder(order.id), delivered.delivery);
    assert.equal(await repository.getDeliveryByOrder("cord_none"), null);
  });

  it("reads a structured report back as it was written, and none as none", async () => {
    const { repository, clock } = fixture();
    for (const [report, draftDate] of [
      [REPORT, "2025-12-31"],
      [null, null],
    ] as const) {
      const order = await aCapturedOrder(fixture());
      const delivery = { ...aDelivery(order), report, draftDate };
      await repository.createDelivery({
        ...aChange(order, { transition: aTransition("delivered") }),
        delivery,
      });
      const read = await repository.getDeliveryByOrder(order.id);
      assert.deepEqual(read, { ...delivery, createdAt: clock.now() });
    }
  });

  it("takes one of fifty deliveries, and none when the order has moved", async () => {
    const { repository } = fixture();
    const order = await aCapturedOrder(fixture());
    const change = () => aChange(order, { version: null, transition: aTransition("delivered") });
    assert.equal(
      await winnersOfFifty(() => repository.createDelivery({ ...change(), delivery: aDelivery(order) })),
      1,
    );
    const stale = { ...change(), from: ["delivered"] as const, delivery: aDelivery(order) };
    assert.equal(await repository.createDelivery(stale), null);
    const cancelled = await move(fixture(), await aCapturedOrder(fixture()), "cancelled");
    const late = { ...aChange(cancelled, { from: ["claimed"] }), delivery: aDelivery(cancelled) };
    assert.equal(await repository.createDelivery(late), null);
    assert.equal(await repository.getDeliveryByOrder(cancelled.id), null);
  });
}

function drafts(fixture: () => RepositoryFixture): void {
  it("keeps what was typed, one version after the other", async () => {
    const { repository, clock } = fixture();
    const { id: orderId } = await aCapturedOrder(fixture());
    assert.equal(await repository.getDeliveryDraft(orderId), null);
    const typed = { summary: "It holds \u2026 so far", "report.grid.premise": "12?" };
    const first = await repository.saveDeliveryDraft({ orderId, values: typed, basedOn: 0 });
    assert.deepEqual(first, { orderId, values: typed, version: 1, updatedAt: clock.now() });
    const second = await repository.saveDeliveryDraft({ orderId, values: { summary: "" }, basedOn: 1 });
    assert.deepEqual([second?.version, second?.values], [2, { summary: "" }]);
    assert.deepEqual(await repository.getDeliveryDraft(orderId), second);
  });

  it("refuses a draft that grew out of another version, so that no window overwrites another's", async () => {
    const { repository } = fixture();
    const { id: orderId } = await aCapturedOrder(fixture());
    const save = (basedOn: number, summary: string) =>
      repository.saveDeliveryDraft({ orderId, values: { summary }, basedOn });
    assert.equal(await save(1, "of nothing"), null);
    assert.equal(await winnersOfFifty((index) => save(0, `first ${index}`)), 1);
    assert.equal(await winnersOfFifty((index) => save(1, `second ${index}`)), 1);
    assert.equal(await save(1, "stale"), null);
    assert.equal((await repository.getDeliveryDraft(orderId))?.version, 2);
  });

  it("stores half a surrogate pair as the replacement character instead of failing", async () => {
    const { repository } = fixture();
    const { id: orderId } = await aCapturedOrder(fixture());
    const cut = "\ud83d\ude00".slice(0, 1);
    assert.ok(await repository.saveDeliveryDraft({ orderId, values: { summary: cut }, basedOn: 0 }));
  });

  it("forgets the draft with the delivery, and only then", async () => {
    const { repository } = fixture();
    const order = await aCapturedOrder(fixture());
    const other = await aCapturedOrder(fixture());
    for (const { id } of [order, other])
      await repository.saveDeliveryDraft({ orderId: id, values: { summary: "x" }, basedOn: 0 });
    const change = aChange(order, { transition: aTransition("delivered") });
    const stale = { ...change, from: ["delivered"] as const, delivery: aDelivery(order) };
    assert.equal(await repository.createDelivery(stale), null);
    assert.ok(await repository.getDeliveryDraft(order.id));
    await repository.createDelivery({ ...change, delivery: aDelivery(order) });
    assert.equal(await repository.getDeliveryDraft(order.id), null);
    assert.ok(await repository.getDeliveryDraft(other.id));
  });
}
