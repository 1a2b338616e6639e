/** The guarded change of an order: all of it or nothing, and of many from one reading exactly one. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HOUR_MS } from "../../../src/domain/clock.ts";
import { captureEntries } from "../../../src/domain/ledger.ts";
import type { OrderChange } from "../../../src/repository/interface.ts";
import {
  aCapturedOrder,
  aChange,
  aHeldOrder,
  anOperation,
  aPlacedOrder,
  aPosting,
  aTransition,
  jobKeys,
  move,
  newId,
  type OpenRepository,
  PRICE_CENTS,
  present,
  type RepositoryFixture,
  unique,
  useRepository,
  winnersOfFifty,
} from "./fixture.ts";

export function describeOrderChanges(open: OpenRepository): void {
  describe("order changes", () => {
    const fixture = useRepository(open);
    changesTogether(fixture);
    changesParts(fixture);
    guards(fixture);
    letsOneWin(fixture);
    keepsOneLive(fixture);
    keepsFactsLegal(fixture);
  });
}

function changesTogether(fixture: () => RepositoryFixture): void {
  it("writes status, facts, history, operations, postings, jobs and the count in one change", async () => {
    const { repository, clock, jobs } = fixture();
    const held = await aHeldOrder(fixture());
    await clock.advance(HOUR_MS);
    const now = clock.now();
    const capture = anOperation(held.id, "capture");
    const entries = captureEntries({ priceCents: PRICE_CENTS, stripeFeeCents: 320 });
    const transition = aTransition("claimed", {
      event: "claim",
      actor: "provider",
      actorUserId: "u",
      reason: "r",
      idempotencyKey: "k",
    });
    const notification = {
      eventId: transition.id,
      orderId: held.id,
      userId: held.writerUserId,
      happening: "claim",
    };
    const changed = present(
      await repository.updateOrderStatus({
        ...aChange(held, {
          transition,
          facts: { claimedAt: now, slaDeadline: now + 5, statusReason: "why" },
        }),
        operations: [capture],
        postings: [aPosting({ opId: capture.id, kind: "capture", entries, stripeId: "ch_1" })],
        jobs: [
          { task: "order_deadline", orderId: held.id, event: "breach_sla", runAt: now + 5_000 },
          { task: "send_notification", notification },
        ],
        countCompletion: true,
      }),
    );
    const facts = { claimedAt: now, slaDeadline: now + 5, statusReason: "why" };
    const expected = {
      ...held,
      ...facts,
      status: "claimed",
      version: held.version + 1,
      updatedAt: now,
      readAt: now,
    };
    assert.deepEqual(changed, expected);
    assert.deepEqual(await repository.getOrder(held.id), expected);
    const { to: toStatus, idempotencyKey: _kept, ...said } = transition;
    const history = { ...said, toStatus, orderId: held.id, fromStatus: "payment_held", createdAt: now };
    assert.deepEqual((await repository.listTransitions(held.id)).at(-1), history);
    assert.deepEqual((await repository.getMoneyOperation(capture.id))?.params, capture.params);
    assert.deepEqual((await repository.listPostings(held.id)).at(-1)?.entries, entries);
    assert.equal((await repository.getProvider(held.providerId))?.totalOrdersCompleted, 1);
    const mine = (await jobs()).filter((job) =>
      [`breach_sla:${held.id}`, `${transition.id}:${held.writerUserId}`].includes(job.key ?? ""),
    );
    assert.deepEqual(
      mine.map(({ payload, delayMs }) => ({ payload, delayMs })).sort((a, b) => b.delayMs - a.delayMs),
      [
        { payload: { orderId: held.id, event: "breach_sla" }, delayMs: 5_000 },
        { payload: notification, delayMs: 0 },
      ],
    );
  });
}

function changesParts(fixture: () => RepositoryFixture): void {
  it("keeps the status and writes no history without a transition", async () => {
    const { repository } = fixture();
    const order = await aPlacedOrder(fixture());
    const facts = { stripePaymentIntentId: unique("pi") };
    const changed = present(await repository.updateOrderStatus(aChange(order, { version: null, facts })));
    assert.deepEqual(changed, { ...order, ...facts, version: 2 });
    assert.equal((await repository.listTransitions(order.id)).length, 1);
  });

  it("recognises the request that made a transition", async () => {
    const { repository } = fixture();
    const order = await aPlacedOrder(fixture());
    const idempotencyKey = unique("key");
    await repository.updateOrderStatus(
      aChange(order, { transition: aTransition("cancelled", { idempotencyKey }) }),
    );
    assert.equal(await repository.hasTransition({ orderId: order.id, idempotencyKey }), true);
    assert.equal(await repository.hasTransition({ orderId: order.id, idempotencyKey: "another" }), false);
  });

  it("writes undefined facts as absent ones and null facts as null", async () => {
    const { repository } = fixture();
    const order = await aHeldOrder(fixture());
    const facts = { captureBefore: null, stripeChargeId: undefined } as unknown as OrderChange["facts"];
    const changed = present(await repository.updateOrderStatus(aChange(order, { facts })));
    assert.equal(changed.captureBefore, null);
    assert.equal(changed.stripeChargeId, order.stripeChargeId);
  });
}

/** Everything a change can bring, so that a refused one has a lot to leave undone. */
function aFullChange(fixture: RepositoryFixture, order: Parameters<typeof aChange>[0]): OrderChange {
  const operation = anOperation(order.id, "transfer", Number.parseInt(newId("alarm").slice(5), 10));
  return aChange(order, {
    transition: aTransition("claimed"),
    facts: { claimedAt: fixture.clock.now() },
    operations: [operation],
    jobs: [{ task: "run_money_operation", operationId: operation.id, runAt: null }],
    countCompletion: true,
  });
}

async function everythingOf({ repository, jobs }: RepositoryFixture, orderId: string): Promise<object> {
  const order = present(await repository.getOrder(orderId));
  return {
    order,
    transitions: await repository.listTransitions(orderId),
    operations: await repository.listMoneyOperations(orderId),
    postings: await repository.listPostings(orderId),
    delivery: await repository.getDeliveryByOrder(orderId),
    dispute: await repository.getDisputeByOrder(orderId),
    provider: await repository.getProvider(order.providerId),
    jobs: await jobs(),
  };
}

function guards(fixture: () => RepositoryFixture): void {
  it("changes nothing at all when the status or the version is not the one that was read", async () => {
    const { repository } = fixture();
    const order = await aHeldOrder(fixture());
    const before = await everythingOf(fixture(), order.id);
    const full = aFullChange(fixture(), order);
    assert.equal(await repository.updateOrderStatus({ ...full, from: ["placed", "disputed"] }), null);
    assert.equal(await repository.updateOrderStatus({ ...full, from: [] }), null);
    assert.equal(await repository.updateOrderStatus({ ...full, version: order.version - 1 }), null);
    assert.equal(await repository.updateOrderStatus({ ...full, orderId: "cord_none" }), null);
    assert.deepEqual(await everythingOf(fixture(), order.id), before);
  });

  it("minds only the status when no version is given", async () => {
    const order = await aHeldOrder(fixture());
    await move(fixture(), order, "payment_held");
    const change = aChange(order, {
      version: null,
      from: ["placed", "payment_held"],
      transition: aTransition("cancelled"),
    });
    const changed = present(await fixture().repository.updateOrderStatus(change));
    assert.equal(changed.status, "cancelled");
    assert.equal((await fixture().repository.listTransitions(order.id)).at(-1)?.fromStatus, "payment_held");
  });
}

function letsOneWin(fixture: () => RepositoryFixture): void {
  it("lets exactly one of fifty concurrent claims from one version win, and runs one job", async () => {
    const { repository } = fixture();
    const order = await aHeldOrder(fixture());
    const changes = Array.from({ length: 50 }, () => aFullChange(fixture(), order));
    const before = new Set(await jobKeys(fixture()));
    assert.equal(await winnersOfFifty((index) => repository.updateOrderStatus(present(changes[index]))), 1);
    assert.equal((await repository.listTransitions(order.id)).length, 3);
    assert.equal((await jobKeys(fixture())).filter((key) => !before.has(key)).length, 1);
    assert.equal((await repository.getProvider(order.providerId))?.totalOrdersCompleted, 1);
    assert.equal((await repository.getOrder(order.id))?.version, order.version + 1);
  });

  it("lets a cancel and a claim of one order race to one winner, by status alone", async () => {
    const { repository } = fixture();
    const order = await aHeldOrder(fixture());
    const winners = await winnersOfFifty((index) =>
      repository.updateOrderStatus(
        aChange(order, { version: null, transition: aTransition(index % 2 ? "cancelled" : "claimed") }),
      ),
    );
    assert.equal(winners, 1);
  });

  it("loses none of fifty concurrent changes that may all happen, and knows their order", async () => {
    const { repository } = fixture();
    const order = await aCapturedOrder(fixture());
    const from = ["claimed", "in_progress"] as const;
    const winners = await winnersOfFifty((index) =>
      repository.updateOrderStatus(
        aChange(order, {
          version: null,
          from,
          transition: aTransition(index % 2 ? "claimed" : "in_progress"),
        }),
      ),
    );
    assert.equal(winners, 50);
    assert.equal((await repository.getOrder(order.id))?.version, order.version + 50);
    const history = await repository.listTransitions(order.id);
    assert.equal(history.length, 53);
    for (const [index, transition] of history.entries())
      assert.equal(transition.fromStatus, history[index - 1]?.toStatus ?? null);
  });
}

function keepsOneLive(fixture: () => RepositoryFixture): void {
  it("answers null and changes nothing when it would make a second live movement of a kind", async () => {
    const { repository } = fixture();
    for (const kind of ["capture", "transfer", "pi_cancel"] as const) {
      const order = await move(fixture(), await aHeldOrder(fixture()), "payment_held");
      const first = await move(fixture(), order, "payment_held", {
        operations: [anOperation(order.id, kind, 1)],
      });
      const before = await everythingOf(fixture(), order.id);
      const second = {
        ...aFullChange(fixture(), first),
        operations: [anOperation(order.id, kind, 2)],
        jobs: [],
      };
      assert.equal(await repository.updateOrderStatus(second), null);
      assert.deepEqual(await everythingOf(fixture(), order.id), before);
    }
  });

  it("lets several refunds live side by side, but never two under one key", async () => {
    const { repository } = fixture();
    const order = await aCapturedOrder(fixture());
    const one = await move(fixture(), order, "claimed", { operations: [anOperation(order.id, "refund", 1)] });
    const two = await move(fixture(), one, "claimed", { operations: [anOperation(order.id, "refund", 2)] });
    const again = aChange(two, { operations: [anOperation(order.id, "refund", 2)] });
    assert.equal(await repository.updateOrderStatus(again), null);
  });
}

function keepsFactsLegal(fixture: () => RepositoryFixture): void {
  it("refuses facts that cannot be, and keeps nothing of the change", async () => {
    const { repository } = fixture();
    const order = await aPlacedOrder(fixture());
    const before = await everythingOf(fixture(), order.id);
    const impossible: Partial<OrderChange>[] = [
      { transition: aTransition("payment_held") },
      { transition: aTransition("delivered") },
      { facts: { refundedCents: PRICE_CENTS + 1 } },
      { facts: { refundedCents: -1 } },
    ];
    for (const change of impossible)
      await assert.rejects(repository.updateOrderStatus(aChange(order, change)));
    assert.deepEqual(await everythingOf(fixture(), order.id), before);
  });
}
