import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { placeOrder } from "../../src/commands/place-order.ts";
import { Marketplace } from "../harness.ts";

const refuses = (code: string) => (error: unknown) => (error as { code?: string }).code === code;

describe("placing an order", () => {
  it("gives the same order for the same key, however many post it at once", async () => {
    const market = new Marketplace();
    const { service } = await market.seller();
    const { writer, scriptId, projectId } = market.author();
    const place = () =>
      placeOrder(market.deps, {
        requester: { ...writer, idempotencyKey: "k" },
        request: { serviceId: service.id, scriptId, projectId, brief: "" },
      });
    const answers = await Promise.allSettled(Array.from({ length: 50 }, place));
    const { rows } = await market.repository.listOrders({
      role: "writer",
      userId: writer.userId,
      limit: 100,
      offset: 0,
    });
    assert.equal(rows.length, 1);
    assert.equal(market.payments.state.payments.size, 1);
    for (const answer of answers) {
      if (answer.status === "fulfilled") assert.equal(answer.value.order.id, rows[0]?.id);
      else assert.ok(refuses("payment_provider_unavailable")(answer.reason));
    }
    assert.equal((await place()).order.id, rows[0]?.id);
  });

  it("is refused for one's own service, a stranger's script, a script too long, and a price too low to charge", async () => {
    const market = new Marketplace();
    const { service, reader } = await market.seller();
    const { writer, scriptId, projectId } = market.author();
    const place = (requester: typeof writer, request: object) =>
      placeOrder(market.deps, {
        requester: { ...requester, idempotencyKey: "x" },
        request: { serviceId: service.id, scriptId, projectId, brief: "", ...request },
      });
    await assert.rejects(place(reader, {}), refuses("own_service"));
    await assert.rejects(place(market.person(), {}), refuses("script_not_owned"));
    await assert.rejects(place(writer, { projectId: "proj_other" }), refuses("script_not_owned"));
    const long = market.scripts.add({
      id: "scr_long",
      projectId,
      ownerUserId: writer.userId,
      title: "Epic",
      pageCount: 121,
    });
    await assert.rejects(place(writer, { scriptId: long.id }), refuses("script_too_long"));
    const cheap = await market.seller({ priceCents: 49 });
    await assert.rejects(place(writer, { serviceId: cheap.service.id }), refuses("price_below_minimum"));
    market.scripts.unavailable = true;
    await assert.rejects(place(writer, {}), refuses("upstream_unavailable"));
  });
});
