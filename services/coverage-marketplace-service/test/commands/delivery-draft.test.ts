/** A report while it is written: kept for its provider, gone with the delivery, never overwritten unseen. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deliverOrder } from "../../src/commands/deliver-order.ts";
import { readDraft, saveDraft } from "../../src/commands/delivery-draft.ts";
import { Marketplace } from "../harness.ts";

const values = { summary: "It holds so far", "report.logline": "" };

describe("a report that is still being written", () => {
  it("is kept from one reading to the next, with what the top sheet already knows", async () => {
    const market = new Marketplace();
    const { order, reader, writer, scriptId } = await market.claimed();
    const place = { orderId: order.id, requester: reader };
    market.scripts.add({
      id: scriptId,
      projectId: order.projectId,
      ownerUserId: writer.userId,
      title: "Salt",
      pageCount: 100,
      format: "Feature",
      genre: "Drama",
    });
    const empty = await readDraft(market.deps, place);
    assert.equal(empty.draft, null);
    assert.deepEqual(empty.topSheet, {
      orderId: order.id,
      title: "Salt",
      writerName: "Ada Writer",
      readerName: "Maya Okafor",
      pageCount: 100,
      format: "Feature",
      genre: "Drama",
      draftDate: null,
    });
    const saved = await saveDraft(market.deps, { ...place, request: { values, basedOn: 0 } });
    assert.deepEqual((await readDraft(market.deps, place)).draft, saved);
  });

  it("can be read when nobody can say of what genre the project is", async () => {
    const market = new Marketplace();
    const { order, reader } = await market.claimed();
    market.scripts.unavailable = true;
    const { topSheet } = await readDraft(market.deps, { orderId: order.id, requester: reader });
    assert.equal(topSheet.genre, "");
  });

  it("is not overwritten by a window that did not see the last version", async () => {
    const market = new Marketplace();
    const { order, reader } = await market.claimed();
    const save = (basedOn: number) =>
      saveDraft(market.deps, { orderId: order.id, requester: reader, request: { values, basedOn } });
    await save(0);
    await assert.rejects(save(0), { code: "draft_changed_meanwhile" });
    assert.equal((await save(1)).version, 2);
  });

  it("ends with the delivery: nothing more can be written, and nothing is left", async () => {
    const market = new Marketplace();
    const { order, reader } = await market.claimed();
    const place = { orderId: order.id, requester: reader };
    await saveDraft(market.deps, { ...place, request: { values, basedOn: 0 } });
    const request = { summary: "It holds.", strengths: "", weaknesses: "", recommendations: "" };
    await deliverOrder(market.deps, { ...place, request });
    assert.equal((await readDraft(market.deps, place)).draft, null);
    await assert.rejects(saveDraft(market.deps, { ...place, request: { values, basedOn: 1 } }), {
      code: "invalid_transition",
    });
  });
});
