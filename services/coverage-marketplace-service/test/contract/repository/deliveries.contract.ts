/** Deliveries: one per order, with its transition. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
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
}

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
