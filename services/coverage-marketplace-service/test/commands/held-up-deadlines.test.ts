/** A deadline that is held up at the last moment: what it waits for is not forgotten. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deliverOrder } from "../../src/commands/deliver-order.ts";
import { meetDeadline } from "../../src/commands/meet-deadline.ts";
import { DAY_MS } from "../../src/domain/clock.ts";
import type { OrderDeadlineEvent } from "../../src/repository/interface.ts";
import { Marketplace } from "../harness.ts";

/** Its deadline is met by a process that others overtake between its two readings of the order. */
async function meetOvertaken(
  market: Marketplace,
  o: { orderId: string; event: OrderDeadlineEvent },
  overtake: () => Promise<unknown>,
) {
  const getOrder = market.repository.getOrder;
  let readings = 0;
  market.repository.getOrder = async (id) => {
    const order = await getOrder(id);
    readings += 1;
    if (readings === 1) await overtake();
    return order;
  };
  const again = await meetDeadline(market.deps, o);
  market.repository.getOrder = getOrder;
  return again;
}

async function delivered() {
  const market = new Marketplace();
  const { order, reader } = await market.claimed();
  const request = { summary: "It holds.", strengths: "", weaknesses: "", recommendations: "" };
  await deliverOrder(market.deps, { orderId: order.id, requester: reader, request });
  const freeze = async (frozen: boolean) => {
    const { orders } = market.repository.state;
    const row = orders.get(order.id);
    if (row) orders.set(order.id, { ...row, frozen, version: row.version + 1 });
  };
  return { market, order, freeze };
}

describe("a deadline that is held up at the last moment", () => {
  it("is looked at again when the order is frozen between the two readings, and is met once it is free", async () => {
    const { market, order, freeze } = await delivered();
    // Nobody works until the window is over.
    market.now += 8 * DAY_MS;
    const o = { orderId: order.id, event: "auto_complete" } as const;
    const again = await meetOvertaken(market, o, () => freeze(true));
    assert.equal((await market.order(order.id)).status, "delivered");
    assert.ok(again, "somebody must look again");
    await freeze(false);
    assert.equal(await meetDeadline(market.deps, o), null);
    assert.equal((await market.order(order.id)).status, "completed");
  });

  it("is looked at again when others change the order faster than it can be moved", async () => {
    const { market, order } = await delivered();
    market.now += 8 * DAY_MS;
    const { updateOrderStatus } = market.repository;
    market.repository.updateOrderStatus = async () => null;
    const again = await meetDeadline(market.deps, { orderId: order.id, event: "auto_complete" });
    market.repository.updateOrderStatus = updateOrderStatus;
    assert.ok(again && again.task === "order_deadline" && (again.runAt ?? 0) > market.now);
  });

  it("ends when the order has moved on meanwhile", async () => {
    const { market, order } = await delivered();
    market.now += 8 * DAY_MS;
    const again = await meetOvertaken(market, { orderId: order.id, event: "auto_complete" }, async () => {
      await meetDeadline(market.deps, { orderId: order.id, event: "auto_complete" });
    });
    assert.equal(again, null);
  });
});
