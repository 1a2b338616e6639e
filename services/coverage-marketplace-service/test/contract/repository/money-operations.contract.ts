/** Money operations: leases, new keys, and operations outside a transition. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  anOperation,
  aPlacedOrder,
  jobKeys,
  type OpenRepository,
  present,
  type RepositoryFixture,
  useRepository,
  winnersOfFifty,
} from "./fixture.ts";

export function describeMoneyOperations(open: OpenRepository): void {
  describe("money operations", () => {
    const fixture = useRepository(open);
    leases(fixture);
    parked(fixture);
    rekeys(fixture);
    addsOperations(fixture);
  });
}

/** The order's authorise operation, as it was decided. */
async function aPendingOperation(fixture: RepositoryFixture) {
  const order = await aPlacedOrder(fixture);
  return present((await fixture.repository.listMoneyOperations(order.id))[0]);
}

function leases(fixture: () => RepositoryFixture): void {
  it("takes a pending operation for one worker, for the lease's time", async () => {
    const { repository, clock } = fixture();
    const pending = await aPendingOperation(fixture());
    await clock.advance(1_000);
    const now = clock.now();
    const leased = await repository.leaseMoneyOperation({
      id: pending.id,
      leaseToken: "one",
      leaseMs: 45_000,
    });
    const taken = {
      status: "sent",
      attempts: 1,
      firstSentAt: now,
      leaseToken: "one",
      leaseUntil: now + 45_000,
    };
    assert.deepEqual(leased, { ...pending, ...taken, updatedAt: now, readAt: now });
    assert.deepEqual(await repository.getMoneyOperation(pending.id), leased);
    const other = { id: pending.id, leaseToken: "two", leaseMs: 45_000 };
    assert.equal(await repository.leaseMoneyOperation(other), null);
    await clock.advance(44_999);
    assert.equal(await repository.leaseMoneyOperation(other), null);
  });

  it("lets another worker take over when the lease is over; the first sending's time stays", async () => {
    const { repository, clock } = fixture();
    const { id } = await aPendingOperation(fixture());
    const first = present(await repository.leaseMoneyOperation({ id, leaseToken: "one", leaseMs: 45_000 }));
    await clock.advance(45_000);
    const second = present(await repository.leaseMoneyOperation({ id, leaseToken: "two", leaseMs: 45_000 }));
    assert.equal(second.attempts, 2);
    assert.equal(second.firstSentAt, first.firstSentAt);
    assert.equal(second.leaseToken, "two");
  });

  it("gives a lease to exactly one of fifty workers", async () => {
    const { repository } = fixture();
    const { id } = await aPendingOperation(fixture());
    const winners = await winnersOfFifty((index) =>
      repository.leaseMoneyOperation({ id, leaseToken: `worker-${index}`, leaseMs: 45_000 }),
    );
    assert.equal(winners, 1);
    assert.equal((await repository.getMoneyOperation(id))?.attempts, 1);
  });

  it("leases nothing that is settled, or not there", async () => {
    const { repository } = fixture();
    for (const status of ["succeeded", "failed", "abandoned"] as const) {
      const { id } = await aPendingOperation(fixture());
      await repository.leaseMoneyOperation({ id, leaseToken: "one", leaseMs: 1 });
      const end = { stripeId: null, error: null, order: null, jobs: [], alarm: null } as const;
      await repository.settleMoneyOperation({ operationId: id, leaseToken: "one", status, ...end });
      assert.equal(await repository.leaseMoneyOperation({ id, leaseToken: "two", leaseMs: 1 }), null);
    }
    assert.equal(
      await repository.leaseMoneyOperation({ id: "cmop_none", leaseToken: "x", leaseMs: 1 }),
      null,
    );
    assert.equal(await repository.getMoneyOperation("cmop_none"), null);
    assert.deepEqual(await repository.listMoneyOperations("cord_none"), []);
  });
}

function parked(fixture: () => RepositoryFixture): void {
  it("leases a parked one too: nobody may have told that its condition holds", async () => {
    const { repository } = fixture();
    const { id } = await aPendingOperation(fixture());
    await repository.leaseMoneyOperation({ id, leaseToken: "one", leaseMs: 1 });
    const end = { stripeId: null, error: null, order: null, jobs: [], alarm: null } as const;
    await repository.settleMoneyOperation({ operationId: id, leaseToken: "one", status: "parked", ...end });
    const leased = await repository.leaseMoneyOperation({ id, leaseToken: "two", leaseMs: 1 });
    assert.equal(leased?.status, "sent");
  });
}

function rekeys(fixture: () => RepositoryFixture): void {
  it("gives a leased operation a new key and forgets when the old one was sent", async () => {
    const { repository } = fixture();
    const { id, orderId } = await aPendingOperation(fixture());
    const leased = present(await repository.leaseMoneyOperation({ id, leaseToken: "one", leaseMs: 45_000 }));
    const idempotencyKey = `cov:test:${orderId}:authorise:2`;
    assert.equal(
      await repository.rekeyMoneyOperation({ id, leaseToken: "one", seq: 2, idempotencyKey }),
      "rekeyed",
    );
    const rekeyed = { ...leased, seq: 2, idempotencyKey, firstSentAt: null };
    assert.deepEqual(await repository.getMoneyOperation(id), rekeyed);
  });

  it("rekeys nothing without the current lease", async () => {
    const { repository } = fixture();
    const operation = await aPendingOperation(fixture());
    const wanted = { id: operation.id, seq: 2, idempotencyKey: "cov:test:new" };
    assert.equal(await repository.rekeyMoneyOperation({ ...wanted, leaseToken: "one" }), "lease_lost");
    await repository.leaseMoneyOperation({ id: operation.id, leaseToken: "two", leaseMs: 45_000 });
    assert.equal(await repository.rekeyMoneyOperation({ ...wanted, leaseToken: "one" }), "lease_lost");
    assert.equal((await repository.getMoneyOperation(operation.id))?.seq, 1);
  });

  it("gives a key to one of two operations that ask for it, and tells the other", async () => {
    const { repository } = fixture();
    const first = await aPendingOperation(fixture());
    const second = anOperation(first.orderId, "pi_cancel");
    assert.equal(await repository.addMoneyOperation(second, []), true);
    const asking = [first, second].map(({ id }) => ({ id, leaseToken: "one" }));
    for (const asked of asking) await repository.leaseMoneyOperation({ ...asked, leaseMs: 45_000 });
    const key = { seq: 7, idempotencyKey: `cov:test:${first.orderId}:any:7` };
    const answers = await Promise.all(
      asking.map((asked) => repository.rekeyMoneyOperation({ ...asked, ...key })),
    );
    assert.deepEqual(answers.sort(), ["key_taken", "rekeyed"]);
    const after = await repository.listMoneyOperations(first.orderId);
    assert.equal(after.filter(({ idempotencyKey }) => idempotencyKey === key.idempotencyKey).length, 1);
    assert.deepEqual(after.map(({ seq }) => seq).sort(), [1, 7]);
  });
}

function addsOperations(fixture: () => RepositoryFixture): void {
  it("adds an operation with its job", async () => {
    const { repository, clock } = fixture();
    const order = await aPlacedOrder(fixture());
    const operation = anOperation(order.id, "pi_cancel");
    const job = { task: "run_money_operation", operationId: operation.id, runAt: null } as const;
    assert.equal(await repository.addMoneyOperation(operation, [job]), true);
    const now = clock.now();
    const fresh = {
      status: "pending",
      attempts: 0,
      firstSentAt: null,
      leaseToken: null,
      leaseUntil: null,
      stripeId: null,
      lastError: null,
    };
    const stored = { ...operation, ...fresh, createdAt: now, updatedAt: now, readAt: now };
    assert.deepEqual(await repository.getMoneyOperation(operation.id), stored);
    assert.ok((await jobKeys(fixture())).includes(`op:${operation.id}`));
  });

  it("adds one of fifty, with one job", async () => {
    const { repository } = fixture();
    const order = await aPlacedOrder(fixture());
    const operations = Array.from({ length: 50 }, (_, index) =>
      anOperation(order.id, "pi_cancel", index + 1),
    );
    const winners = await winnersOfFifty((index) => {
      const operation = present(operations[index]);
      return repository.addMoneyOperation(operation, [
        { task: "run_money_operation", operationId: operation.id, runAt: null },
      ]);
    });
    assert.equal(winners, 1);
    const mine = new Set(operations.map((operation) => `op:${operation.id}`));
    assert.equal((await jobKeys(fixture())).filter((key) => mine.has(key)).length, 1);
  });

  it("adds none under a key that is another's, and none to an order there is none of", async () => {
    const { repository } = fixture();
    const order = await aPlacedOrder(fixture());
    assert.equal(await repository.addMoneyOperation(anOperation(order.id, "refund"), []), true);
    assert.equal(await repository.addMoneyOperation(anOperation(order.id, "refund"), []), false);
    await assert.rejects(repository.addMoneyOperation(anOperation("cord_none", "refund"), []));
  });

  it("adds another once the first one has failed", async () => {
    const { repository } = fixture();
    const order = await aPlacedOrder(fixture());
    const first = anOperation(order.id, "pi_cancel", 1);
    await repository.addMoneyOperation(first, []);
    await repository.leaseMoneyOperation({ id: first.id, leaseToken: "one", leaseMs: 1 });
    const end = { stripeId: null, error: "no", order: null, jobs: [], alarm: null } as const;
    await repository.settleMoneyOperation({
      operationId: first.id,
      leaseToken: "one",
      status: "failed",
      ...end,
    });
    assert.equal(await repository.addMoneyOperation(anOperation(order.id, "pi_cancel", 2), []), true);
  });
}
