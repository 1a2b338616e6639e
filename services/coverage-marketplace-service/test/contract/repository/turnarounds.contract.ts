/** How long a provider usually takes, known from the deliveries themselves. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DAY_MS } from "../../../src/domain/clock.ts";
import type { Service } from "../../../src/domain/entities.ts";
import {
  aCapturedOrder,
  aChange,
  aDelivery,
  aService,
  aTransition,
  type OpenRepository,
  present,
  type RepositoryFixture,
  useRepository,
} from "./fixture.ts";

const DAY_MINUTES = 24 * 60;

export function describeTurnarounds(open: OpenRepository): void {
  describe("typical turnaround", () => typicalTurnaround(useRepository(open)));
}

function typicalTurnaround(fixture: () => RepositoryFixture): void {
  const deliver = async (service: Service, days: number): Promise<void> => {
    const { repository, clock } = fixture();
    const order = await aCapturedOrder(fixture(), { service });
    const deliveredAt = present(order.claimedAt) + days * DAY_MS;
    const change = aChange(order, { transition: aTransition("delivered"), facts: { deliveredAt } });
    assert.ok(await repository.createDelivery({ ...change, delivery: aDelivery(order) }));
    await clock.advance(1);
  };
  const typicalOf = async ({ providerId }: Service): Promise<number | null> =>
    present(await fixture().repository.getProvider(providerId)).typicalTurnaroundMinutes;

  it("knows a provider's typical turnaround from the deliveries that were made", async () => {
    const service = await aService(fixture());
    assert.equal(await typicalOf(service), null);
    for (const days of [3, 30, 2]) await deliver(service, days);
    assert.equal(await typicalOf(service), 3 * DAY_MINUTES, "one slow report does not speak for all");
    await deliver(service, 1);
    assert.equal(await typicalOf(service), 2 * DAY_MINUTES, "of two middle ones the one that is shorter");
  });

  it("lets the last twenty deliveries speak for a provider", async () => {
    const service = await aService(fixture());
    for (let made = 0; made < 10; made += 1) await deliver(service, 9);
    for (let made = 0; made < 11; made += 1) await deliver(service, 2);
    assert.equal(await typicalOf(service), 2 * DAY_MINUTES);
  });

  it("counts each of many deliveries made at once", async () => {
    const { repository } = fixture();
    const service = await aService(fixture());
    const orders = [];
    for (let placed = 0; placed < 8; placed += 1) orders.push(await aCapturedOrder(fixture(), { service }));
    await Promise.all(
      orders.map((order, index) => {
        const deliveredAt = present(order.claimedAt) + (index < 5 ? 4 : 1) * DAY_MS;
        const change = aChange(order, { transition: aTransition("delivered"), facts: { deliveredAt } });
        return repository.createDelivery({ ...change, delivery: aDelivery(order) });
      }),
    );
    assert.equal(await typicalOf(service), 4 * DAY_MINUTES);
    // Three more quick ones make six of eleven: none of the eight may be lost.
    for (let made = 0; made < 3; made += 1) await deliver(service, 1);
    assert.equal(await typicalOf(service), DAY_MINUTES);
  });
}
