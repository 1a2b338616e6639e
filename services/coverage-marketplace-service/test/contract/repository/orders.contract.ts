/** Orders: placed once per key, read by whatever names them, listed for either party. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HOUR_MS } from "../../../src/domain/clock.ts";
import {
  ADMIN,
  aCapturedOrder,
  aDispute,
  anOrderToPlace,
  aPlacedOrder,
  aProvider,
  aService,
  move,
  type OpenRepository,
  present,
  type RepositoryFixture,
  unique,
  useRepository,
  winnersOfFifty,
} from "./fixture.ts";

export function describeOrders(open: OpenRepository): void {
  describe("orders", () => {
    const fixture = useRepository(open);
    placesOrders(fixture);
    placesOnce(fixture);
    readsOrders(fixture);
    listsOrders(fixture);
    listsEverybodysOrders(fixture);
    opensScripts(fixture);
    marksOrders(fixture);
  });
}

function placesOrders(fixture: () => RepositoryFixture): void {
  it("places an order with its first transition, its operation and its jobs", async () => {
    const { repository, clock, jobs } = fixture();
    const wanted = await anOrderToPlace(fixture());
    const order = present(await repository.createOrder(wanted));
    const provider = present(await repository.getProvider(order.providerId));
    assert.deepEqual(order, {
      ...wanted.terms,
      status: "placed",
      version: 1,
      statusReason: null,
      refundedCents: 0,
      withheldCents: 0,
      stripePaymentIntentId: null,
      stripeChargeId: null,
      stripeTransferId: null,
      captureBefore: null,
      claimDeadline: null,
      slaDeadline: null,
      lateDeadline: null,
      reviewDeadline: null,
      heldAt: null,
      claimedAt: null,
      capturedAt: null,
      deliveredAt: null,
      completedAt: null,
      frozen: false,
      providerUserId: provider.userId,
      providerName: provider.displayName,
      providerStatus: "active",
      providerStripeAccountId: provider.stripeAccountId,
      createdAt: clock.now(),
      updatedAt: clock.now(),
      readAt: clock.now(),
    });
    assert.deepEqual(await repository.listTransitions(order.id), [
      {
        id: wanted.transitionId,
        orderId: order.id,
        event: "place",
        fromStatus: null,
        toStatus: "placed",
        actor: "writer",
        actorUserId: order.writerUserId,
        reason: null,
        createdAt: clock.now(),
      },
    ]);
    const { idempotencyKey } = wanted.terms;
    assert.ok(await repository.hasTransition({ orderId: order.id, idempotencyKey }));
    assert.deepEqual(
      (await repository.listMoneyOperations(order.id)).map((operation) => operation.id),
      [wanted.operation.id],
    );
    const { id: operationId } = wanted.operation;
    const enqueued = (await jobs()).filter(
      (job) => job.key?.endsWith(operationId) || job.key?.endsWith(order.id),
    );
    assert.deepEqual(
      enqueued.sort((a, b) => a.delayMs - b.delayMs),
      [
        { task: "run_money_operation", key: `op:${operationId}`, payload: { operationId }, delayMs: 5_000 },
        {
          task: "order_deadline",
          key: `fail_payment:${order.id}`,
          payload: { orderId: order.id, event: "fail_payment" },
          delayMs: HOUR_MS,
        },
      ],
    );
  });
}

function placesOnce(fixture: () => RepositoryFixture): void {
  it("places one order of fifty with one key, and nothing of the others", async () => {
    const { repository, jobs } = fixture();
    const service = await aService(fixture());
    const writerUserId = unique("writer");
    const idempotencyKey = unique("key");
    const wanted = await Promise.all(
      Array.from({ length: 50 }, () => anOrderToPlace(fixture(), { service, writerUserId, idempotencyKey })),
    );
    const before = (await jobs()).length;
    const winners = await winnersOfFifty((index) => repository.createOrder(present(wanted[index])));
    assert.equal(winners, 1);
    assert.equal((await jobs()).length, before + 2);
    const stored = present(await repository.getOrderByKey({ writerUserId, idempotencyKey }));
    for (const { terms } of wanted) {
      const kept = terms.id === stored.id ? 1 : 0;
      assert.equal((await repository.listMoneyOperations(terms.id)).length, kept);
      assert.equal((await repository.listTransitions(terms.id)).length, kept);
    }
  });

  it("lets two writers use the same key", async () => {
    const idempotencyKey = unique("key");
    await aPlacedOrder(fixture(), { idempotencyKey });
    await aPlacedOrder(fixture(), { idempotencyKey });
  });

  it("refuses an order of a service there is none of, and keeps nothing of it", async () => {
    const { repository } = fixture();
    const wanted = await anOrderToPlace(fixture());
    await assert.rejects(
      repository.createOrder({ ...wanted, terms: { ...wanted.terms, serviceId: "csvc_none" } }),
    );
    assert.equal(await repository.getOrder(wanted.terms.id), null);
  });
}

function readsOrders(fixture: () => RepositoryFixture): void {
  it("finds an order by id, by key and by payment intent, with the clock it was read by", async () => {
    const { repository, clock } = fixture();
    const order = await aCapturedOrder(fixture());
    await clock.advance(60_000);
    const read = await repository.getOrder(order.id);
    assert.deepEqual(read, { ...order, readAt: clock.now() });
    const { writerUserId, idempotencyKey } = order;
    assert.deepEqual(await repository.getOrderByKey({ writerUserId, idempotencyKey }), read);
    assert.deepEqual(await repository.getOrderByPaymentIntent(present(order.stripePaymentIntentId)), read);
  });

  it("answers null, not an error, for an order there is none of", async () => {
    const { repository } = fixture();
    assert.equal(await repository.getOrder("cord_none"), null);
    assert.equal(await repository.getOrderByKey({ writerUserId: "nobody", idempotencyKey: "none" }), null);
    assert.equal(await repository.getOrderByPaymentIntent("pi_none"), null);
    assert.deepEqual(await repository.listTransitions("cord_none"), []);
    assert.equal(await repository.hasTransition({ orderId: "cord_none", idempotencyKey: "none" }), false);
  });
}

function listsOrders(fixture: () => RepositoryFixture): void {
  it("lists a party's orders newest first, by status, in pages with their total", async () => {
    const { repository, clock } = fixture();
    const writerUserId = unique("writer");
    const provider = await aProvider(fixture());
    const service = await aService(fixture(), { providerId: provider.id });
    const placed: string[] = [];
    for (let made = 0; made < 3; made++) {
      placed.unshift((await aPlacedOrder(fixture(), { writerUserId, service })).id);
      await clock.advance(1_000);
    }
    const held = await aCapturedOrder(fixture(), { writerUserId });
    const list = async (o: Parameters<typeof repository.listOrders>[0]) => {
      const { rows, total } = await repository.listOrders(o);
      return { ids: rows.map((order) => order.id), total };
    };
    const all = { limit: 30, offset: 0 };
    const mine = { role: "writer", userId: writerUserId } as const;
    assert.deepEqual(await list({ ...mine, ...all }), { ids: [held.id, ...placed], total: 4 });
    assert.deepEqual(await list({ ...mine, limit: 2, offset: 1 }), { ids: placed.slice(0, 2), total: 4 });
    assert.deepEqual(await list({ ...mine, limit: 2, offset: 9 }), { ids: [], total: 4 });
    assert.deepEqual(await list({ ...mine, ...all, statuses: ["claimed", "disputed"] }), {
      ids: [held.id],
      total: 1,
    });
    assert.equal((await list({ ...mine, ...all, statuses: [] })).total, 4);
    assert.deepEqual(await list({ role: "provider", userId: provider.userId, ...all }), {
      ids: placed,
      total: 3,
    });
    assert.deepEqual(await list({ role: "provider", userId: writerUserId, ...all }), { ids: [], total: 0 });
    const [read] = (await repository.listOrders({ ...mine, ...all })).rows;
    assert.deepEqual(read, await repository.getOrder(held.id));
  });
}

function listsEverybodysOrders(fixture: () => RepositoryFixture): void {
  it("finds everybody's orders for admins by id, payment, titles and names, newest first", async () => {
    const { repository, clock } = fixture();
    const title = unique("Full coverage 50%");
    const service = await aService(fixture(), { title });
    const first = await aPlacedOrder(fixture(), { service });
    await clock.advance(1_000);
    const second = await aCapturedOrder(fixture(), { service });
    const found = async (q: string, page = { limit: 30, offset: 0 }) => {
      const { rows, total } = await repository.listAllOrders({ q, ...page });
      return { ids: rows.map(({ id }) => id), total };
    };
    assert.deepEqual(await found(title.toUpperCase()), { ids: [second.id, first.id], total: 2 });
    assert.deepEqual(await found(title, { limit: 1, offset: 1 }), { ids: [first.id], total: 2 });
    assert.deepEqual(await found(first.id), { ids: [first.id], total: 1 });
    assert.deepEqual(await found(second.stripePaymentIntentId ?? ""), { ids: [second.id], total: 1 });
    assert.deepEqual(await found(first.id.slice(0, -1)), { ids: [first.id], total: 1 });
    assert.deepEqual(await found((second.stripePaymentIntentId ?? "").slice(0, -1)), {
      ids: [second.id],
      total: 1,
    });
    assert.deepEqual(await found(`${first.id}x`), { ids: [], total: 0 });
    assert.deepEqual(await found(first.id.replace("cord_", "cord%")), { ids: [], total: 0 });
    assert.deepEqual(await found(first.id.slice(6)), { ids: [first.id], total: 1 });
    assert.deepEqual(await found(title.replace(" ", "%")), { ids: [], total: 0 });
    assert.ok((await found(second.providerName)).ids.includes(second.id));
    assert.ok((await found(second.writerName)).ids.includes(second.id));
    const { rows, total } = await repository.listAllOrders({ limit: 1, offset: 0 });
    assert.equal(rows.length, 1);
    assert.ok(total >= 2);
  });
}

function opensScripts(fixture: () => RepositoryFixture): void {
  it("lets exactly the provider of a captured order in one of the statuses read the script", async () => {
    const { repository } = fixture();
    const scriptId = unique("script");
    const order = await aCapturedOrder(fixture(), { scriptId });
    const may = (o: Partial<Parameters<typeof repository.mayReadScript>[0]>) =>
      repository.mayReadScript({ scriptId, userId: order.providerUserId, statuses: ["claimed"], ...o });
    assert.equal(await may({}), true);
    assert.equal(await may({ userId: order.writerUserId }), false);
    assert.equal(await may({ scriptId: unique("script") }), false);
    assert.equal(await may({ statuses: ["delivered", "disputed"] }), false);
    await move(fixture(), order, "cancelled");
    assert.equal(await may({}), false);
  });

  it("keeps the script closed while the order is not captured", async () => {
    const { repository } = fixture();
    const scriptId = unique("script");
    const order = await aPlacedOrder(fixture(), { scriptId });
    const asked = { scriptId, userId: order.providerUserId, statuses: ["placed"] } as const;
    assert.equal(await repository.mayReadScript(asked), false);
  });
}

function marksOrders(fixture: () => RepositoryFixture): void {
  it("has another mark after each change an order's page shows, and the same one until then", async () => {
    const { repository } = fixture();
    const order = await aCapturedOrder(fixture());
    const marks: string[] = [];
    const look = async () => {
      const mark = present(await repository.getOrderMark(order.id));
      assert.equal(await repository.getOrderMark(order.id), mark);
      marks.push(mark);
    };
    await look();
    const [operation] = await repository.listMoneyOperations(order.id);
    await repository.leaseMoneyOperation({ id: present(operation).id, leaseToken: "t", leaseMs: 1_000 });
    await look();
    const dispute = aDispute(order);
    const disputed = await move(fixture(), order, "disputed", { dispute });
    await look();
    await repository.takeDisputeUnderReview({ id: dispute.id, adminNotes: null, admin: ADMIN });
    await look();
    await move(fixture(), disputed, "completed", { facts: { completedAt: fixture().clock.now() } });
    await look();
    assert.equal(new Set(marks).size, marks.length, marks.join("\n"));
  });

  it("has no mark for an order that is not there", async () => {
    assert.equal(await fixture().repository.getOrderMark("cord_none"), null);
  });
}
