/** Settling: a result, the order's new facts and its books together, under the lease, and never twice. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Order } from "../../../src/domain/entities.ts";
import { captureEntries } from "../../../src/domain/ledger.ts";
import type { MoneyOperation } from "../../../src/domain/money-operation.ts";
import type { MoneyOperationSettlement, OrderChange } from "../../../src/repository/interface.ts";
import {
  aChange,
  aHeldOrder,
  anOperation,
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
} from "./fixture.ts";

export function describeSettlements(open: OpenRepository): void {
  describe("settling a money operation", () => {
    const fixture = useRepository(open);
    settles(fixture);
    keepsTraces(fixture);
    refusesTheLateOne(fixture);
    leavesOut(fixture);
    booksOnce(fixture);
  });
}

interface Leased {
  readonly order: Order;
  readonly operation: MoneyOperation;
  /** What a capture brings about, as the executor writes it. */
  readonly change: OrderChange;
}

async function aLeasedCapture(fixture: RepositoryFixture): Promise<Leased> {
  const capture = anOperation("", "capture");
  const held = await aHeldOrder(fixture);
  const operation = { ...capture, orderId: held.id, idempotencyKey: unique("cov") };
  const order = await move(fixture, held, "claimed", {
    facts: { claimedAt: fixture.clock.now() },
    operations: [operation],
  });
  const leased = await fixture.repository.leaseMoneyOperation({
    id: operation.id,
    leaseToken: "lease",
    leaseMs: 45_000,
  });
  const entries = captureEntries({ priceCents: PRICE_CENTS, stripeFeeCents: 320 });
  const change = aChange(order, {
    version: null,
    facts: { capturedAt: fixture.clock.now(), stripeChargeId: unique("ch") },
    postings: [aPosting({ opId: operation.id, kind: "capture", stripeId: "ch_1", entries })],
    jobs: [
      {
        task: "send_notification",
        notification: { eventId: operation.id, orderId: order.id, userId: "writer", happening: "captured" },
      },
    ],
  });
  return { order, operation: present(leased), change };
}

function aSettlement(
  operation: MoneyOperation,
  o: Partial<MoneyOperationSettlement> = {},
): MoneyOperationSettlement {
  const nothing = { stripeId: null, error: null, order: null, jobs: [], alarm: null } as const;
  return { operationId: operation.id, leaseToken: "lease", status: "succeeded", ...nothing, ...o };
}

function settles(fixture: () => RepositoryFixture): void {
  it("stores the result, gives the lease back, and changes the order with it", async () => {
    const { repository, clock } = fixture();
    const { order, operation, change } = await aLeasedCapture(fixture());
    await clock.advance(1_000);
    const settlement = aSettlement(operation, {
      stripeId: "ch_1",
      order: { ...change, transition: aTransition("in_progress") },
    });
    assert.equal(await repository.settleMoneyOperation(settlement), true);
    const now = clock.now();
    const done = {
      status: "succeeded",
      stripeId: "ch_1",
      lastError: null,
      leaseToken: null,
      leaseUntil: null,
    };
    assert.deepEqual(await repository.getMoneyOperation(operation.id), {
      ...operation,
      ...done,
      updatedAt: now,
      readAt: now,
    });
    const changed = present(await repository.getOrder(order.id));
    assert.equal(changed.status, "in_progress");
    assert.equal(changed.stripeChargeId, change.facts.stripeChargeId);
    assert.equal(changed.version, order.version + 1);
    assert.equal((await repository.listTransitions(order.id)).at(-1)?.fromStatus, "claimed");
    assert.ok(await repository.hasPosting({ orderId: order.id, kind: "capture" }));
    assert.ok((await jobKeys(fixture())).includes(`${operation.id}:writer`));
  });

  it("stores an error and the next attempt without touching the order", async () => {
    const { repository, clock, jobs } = fixture();
    const { order, operation } = await aLeasedCapture(fixture());
    const again = {
      task: "run_money_operation",
      operationId: operation.id,
      runAt: clock.now() + 2_000,
    } as const;
    const later = aSettlement(operation, { status: "sent", error: "timeout", jobs: [again] });
    assert.equal(await repository.settleMoneyOperation(later), true);
    const stored = present(await repository.getMoneyOperation(operation.id));
    assert.deepEqual([stored.status, stored.lastError, stored.leaseToken], ["sent", "timeout", null]);
    assert.equal((await jobs()).find((job) => job.key === `op:${operation.id}`)?.delayMs, 2_000);
    assert.equal((await repository.getOrder(order.id))?.version, order.version);
    assert.ok(await repository.leaseMoneyOperation({ id: operation.id, leaseToken: "next", leaseMs: 1 }));
  });
}

function keepsTraces(fixture: () => RepositoryFixture): void {
  it("keeps what Stripe's object was called when a later result does not name it", async () => {
    const { repository } = fixture();
    const { operation } = await aLeasedCapture(fixture());
    await repository.settleMoneyOperation(aSettlement(operation, { status: "sent", stripeId: "re_1" }));
    await repository.leaseMoneyOperation({ id: operation.id, leaseToken: "lease", leaseMs: 1 });
    await repository.settleMoneyOperation(aSettlement(operation, { status: "failed", error: "no" }));
    assert.equal((await repository.getMoneyOperation(operation.id))?.stripeId, "re_1");
  });

  it("raises its alarm in the same change", async () => {
    const { repository } = fixture();
    const { order, operation } = await aLeasedCapture(fixture());
    const alarm = {
      id: newId("alarm"),
      kind: "money_operation_failed",
      subject: operation.id,
      detail: "no",
      orderId: order.id,
    };
    await repository.settleMoneyOperation(aSettlement(operation, { status: "failed", error: "no", alarm }));
    const { rows } = await repository.listAlarms({ limit: 100, offset: 0 });
    assert.ok(rows.some((raised) => raised.id === alarm.id && raised.orderId === order.id));
  });
}

async function stored(fixture: RepositoryFixture, { order, operation }: Leased): Promise<object> {
  return {
    operation: await fixture.repository.getMoneyOperation(operation.id),
    order: await fixture.repository.getOrder(order.id),
    postings: await fixture.repository.listPostings(order.id),
    alarms: await fixture.repository.listAlarms({ limit: 100, offset: 0 }),
    jobs: await fixture.jobs(),
  };
}

function refusesTheLateOne(fixture: () => RepositoryFixture): void {
  it("answers false and stores nothing when somebody else has taken over", async () => {
    const { repository, clock } = fixture();
    const leased = await aLeasedCapture(fixture());
    await clock.advance(45_000);
    await repository.leaseMoneyOperation({ id: leased.operation.id, leaseToken: "other", leaseMs: 45_000 });
    const before = await stored(fixture(), leased);
    const late = aSettlement(leased.operation, {
      order: leased.change,
      jobs: [{ task: "run_money_operation", operationId: leased.operation.id, runAt: null }],
      alarm: { id: newId("alarm"), kind: "late", subject: leased.operation.id, detail: "", orderId: null },
    });
    assert.equal(await repository.settleMoneyOperation(late), false);
    assert.equal(await repository.settleMoneyOperation({ ...late, operationId: "cmop_none" }), false);
    assert.deepEqual(await stored(fixture(), leased), before);
  });

  it("lets one of two results under one lease be stored", async () => {
    const { repository } = fixture();
    const { operation, change } = await aLeasedCapture(fixture());
    const settle = () => repository.settleMoneyOperation(aSettlement(operation, { order: change }));
    const answers = await Promise.all([settle(), settle(), settle()]);
    assert.deepEqual(answers.sort(), [false, false, true]);
  });

  it("takes the result of a lease that is over while nobody has taken over", async () => {
    const { repository, clock } = fixture();
    const { operation, change } = await aLeasedCapture(fixture());
    await clock.advance(100_000);
    assert.equal(await repository.settleMoneyOperation(aSettlement(operation, { order: change })), true);
  });
}

function leavesOut(fixture: () => RepositoryFixture): void {
  it("stores the result alone when the order has moved meanwhile", async () => {
    const { repository } = fixture();
    const { order, operation, change } = await aLeasedCapture(fixture());
    await move(fixture(), order, "cancelled");
    const again = { task: "run_money_operation", operationId: operation.id, runAt: null } as const;
    const settlement = aSettlement(operation, {
      stripeId: "ch_1",
      order: { ...change, version: order.version },
      jobs: [again],
    });
    assert.equal(await repository.settleMoneyOperation(settlement), true);
    assert.equal((await repository.getMoneyOperation(operation.id))?.status, "succeeded");
    assert.equal((await repository.getOrder(order.id))?.status, "cancelled");
    assert.equal(await repository.hasPosting({ orderId: order.id, kind: "capture" }), false);
    const keys = await jobKeys(fixture());
    assert.ok(keys.includes(`op:${operation.id}`));
    assert.ok(!keys.includes(`${operation.id}:writer`));
  });

  it("stores the result alone when the order's change would make a second live operation", async () => {
    const { repository } = fixture();
    const { order, operation, change } = await aLeasedCapture(fixture());
    await repository.addMoneyOperation(anOperation(order.id, "transfer", 1), []);
    const second = { ...change, operations: [anOperation(order.id, "transfer", 2)] };
    assert.equal(await repository.settleMoneyOperation(aSettlement(operation, { order: second })), true);
    assert.equal((await repository.getMoneyOperation(operation.id))?.status, "succeeded");
    assert.equal((await repository.getOrder(order.id))?.version, order.version);
  });

  it("lets a failed operation's settlement decide its successor of the same kind", async () => {
    const { repository } = fixture();
    const { order, operation, change } = await aLeasedCapture(fixture());
    const successor = { ...anOperation(order.id, "capture", 2), idempotencyKey: unique("cov") };
    const next = { ...change, postings: [], jobs: [], operations: [successor] };
    await repository.settleMoneyOperation(
      aSettlement(operation, { status: "failed", error: "no", order: next }),
    );
    assert.equal((await repository.getMoneyOperation(successor.id))?.status, "pending");
  });

  it("stores nothing at all when the books would not balance", async () => {
    const { repository } = fixture();
    const leased = await aLeasedCapture(fixture());
    const before = await stored(fixture(), leased);
    const entries = [{ account: "writer:card", amountCents: 5 }] as const;
    const postings = [aPosting({ opId: leased.operation.id, kind: "capture", entries })];
    const settlement = aSettlement(leased.operation, { order: { ...leased.change, postings } });
    await assert.rejects(repository.settleMoneyOperation(settlement));
    assert.deepEqual(await stored(fixture(), leased), before);
  });
}

function booksOnce(fixture: () => RepositoryFixture): void {
  it("books a replayed result once: after a crash the same operation settles again", async () => {
    const { repository } = fixture();
    const { order, operation, change } = await aLeasedCapture(fixture());
    await repository.settleMoneyOperation(aSettlement(operation, { status: "sent", order: change }));
    await repository.leaseMoneyOperation({ id: operation.id, leaseToken: "lease", leaseMs: 45_000 });
    const replayed = {
      ...change,
      postings: change.postings.map((posting) => ({ ...posting, id: newId("posting") })),
    };
    assert.equal(await repository.settleMoneyOperation(aSettlement(operation, { order: replayed })), true);
    const captures = (await repository.listPostings(order.id)).filter(
      (posting) => posting.kind === "capture",
    );
    assert.deepEqual(
      captures.map((posting) => posting.id),
      [change.postings[0]?.id],
    );
    const balances = await repository.getBalances({ orderId: order.id });
    const held = balances.find((balance) => balance.account === "held:order" && balance.layer === "posted");
    assert.equal(held?.amountCents, -PRICE_CENTS);
  });
}
