/** Days without a single webhook, and no browser that comes back: the books still end as Stripe's. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deliverOrder } from "../../src/commands/deliver-order.ts";
import { moveOrder } from "../../src/commands/move-order.ts";
import { openDispute } from "../../src/commands/open-dispute.ts";
import { reconcileAll, reconcileOpen } from "../../src/commands/reconcile.ts";
import { resolveDispute } from "../../src/commands/resolve-dispute.ts";
import { verifyLedger } from "../../src/commands/verify-ledger.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../src/domain/clock.ts";
import { isTerminal } from "../../src/domain/order-lifecycle.ts";
import { PaymentGatewayError } from "../../src/payments/interface.ts";
import { Marketplace } from "../harness.ts";

const REPORT = { summary: "It holds.", strengths: "", weaknesses: "", recommendations: "" };
const LOST = new PaymentGatewayError("ambiguous", "the answer was lost");

type World = Awaited<ReturnType<Marketplace["placed"]>>;
const ENDS = ["completed", "split", "refunded", "released", "unclaimed", "unpaid"] as const;

class Story {
  readonly market = new Marketplace();
  readonly worlds: (World & { end: (typeof ENDS)[number] })[] = [];

  async look(): Promise<void> {
    await this.market.pass(3 * MINUTE_MS);
    await reconcileOpen(this.market.deps, this.market.now);
    await this.market.drain();
  }

  async each(ends: readonly string[], act: (world: World) => Promise<unknown>): Promise<void> {
    for (const world of this.worlds.filter(({ end }) => ends.includes(end))) await act(world);
    await this.look();
  }

  async move({ order, writer, reader }: World, action: "claim" | "complete" | "cancel"): Promise<void> {
    const requester = action === "claim" ? reader : writer;
    await moveOrder(this.market.deps, { orderId: order.id, requester, action });
  }

  /** Nobody tells us that the cards were confirmed; answers to movements are lost on their way. */
  async begin(): Promise<void> {
    for (let index = 0; index < 4 * ENDS.length; index++) {
      const end = ENDS[index % ENDS.length] ?? "unpaid";
      const world = await this.market.placed();
      this.worlds.push({ ...world, end });
      if (end !== "unpaid") this.market.payments.confirmPayment(world.order.stripePaymentIntentId ?? "");
    }
    await this.look();
  }

  async goOn(): Promise<void> {
    const { deps, payments } = this.market;
    const lose = (call: "capturePayment" | "transferToProvider" | "refund" | "cancelPayment") =>
      payments.failNext(call, { when: "after", error: LOST });
    await this.each(["released"], async (world) => {
      lose("cancelPayment");
      await this.move(world, "cancel");
    });
    await this.each(["completed", "split", "refunded"], async (world) => {
      lose("capturePayment");
      await this.move(world, "claim");
    });
    await this.each(["completed", "split", "refunded"], async ({ order, reader }) => {
      await deliverOrder(deps, { orderId: order.id, requester: reader, request: REPORT });
    });
    await this.each(["completed"], async (world) => {
      lose("transferToProvider");
      await this.move(world, "complete");
    });
    await this.each(["split", "refunded"], async ({ order, writer }) => {
      const request = { reason: "quality", description: "Half of it is missing." } as const;
      await openDispute(deps, { orderId: order.id, requester: writer, request });
    });
    await this.each(["split", "refunded"], (world) => this.rule(world));
  }

  async rule({ order }: World): Promise<void> {
    const { deps, repository, payments } = this.market;
    payments.failNext("refund", { when: "after", error: LOST });
    const dispute = await repository.getDisputeByOrder(order.id);
    const isSplit = this.worlds.some(({ order: { id }, end }) => id === order.id && end === "split");
    const ruling = isSplit
      ? { status: "resolved_partial" as const, refundAmountCents: 3_333 }
      : { status: "resolved_refund" as const };
    await resolveDispute(deps, {
      disputeId: dispute?.id ?? "",
      requester: this.market.person({ isAdmin: true }),
      request: { adminNotes: "Both have a point.", ...ruling },
    });
  }
}

describe("without any webhook for days", () => {
  it("every order ends as it should, and the ledger is Stripe's to the cent", async () => {
    const story = new Story();
    const { market } = story;
    await story.begin();
    for (const { order, end } of story.worlds)
      assert.equal((await market.order(order.id)).status, end === "unpaid" ? "placed" : "payment_held");
    await story.goOn();
    for (let hours = 0; hours < 8 * 24; hours += 4) {
      await market.pass(4 * HOUR_MS);
      await reconcileOpen(market.deps, market.now);
    }
    const { differences } = await reconcileAll(market.deps, market.now);
    assert.deepEqual(differences, []);
    await market.pass(DAY_MS);
    const verified = await verifyLedger(market.deps, market.now);
    assert.deepEqual(verified, { orders: story.worlds.length, unread: [], differences: [] });
    const alarms = await market.repository.listAlarms({ status: "all", limit: 100, offset: 0 });
    assert.deepEqual(alarms.rows, []);
    const ends = {
      completed: "completed",
      split: "completed",
      refunded: "refunded",
      released: "cancelled",
      unclaimed: "cancelled",
      unpaid: "payment_failed",
    };
    for (const { order, end } of story.worlds) {
      const { status } = await market.order(order.id);
      assert.equal(status, ends[end]);
      assert.ok(isTerminal(status));
      for (const layer of ["pending", "posted"] as const)
        assert.equal(await market.balance(order.id, "held:order", layer), 0);
    }
  });
});
