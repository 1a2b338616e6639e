/** Money operations that were only observed, that follow each other, and that are undone. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  refundDecidedEntries,
  refundFailedEntries,
  refundSettledEntries,
} from "../../../src/domain/ledger.ts";
import {
  aCapturedOrder,
  aChange,
  anOperation,
  aPosting,
  newId,
  type OpenRepository,
  present,
  type RepositoryFixture,
  useRepository,
  winnersOfFifty,
} from "./fixture.ts";

export function describeObservedOperations(open: OpenRepository): void {
  describe("money operations moved by others, back and forth", () => {
    const fixture = useRepository(open);
    observesOperations(fixture);
    takesBack(fixture);
    undoes(fixture);
    replaces(fixture);
  });
}

function observesOperations(fixture: () => RepositoryFixture): void {
  const aChargeback = (orderId: string, dispute: string) => ({
    ...anOperation(orderId, "chargeback"),
    idempotencyKey: `cov:test:${orderId}:chargeback:${dispute}`,
    observed: { stripeId: dispute },
  });

  it("stores what was observed as done, and hands it to no worker", async () => {
    const { repository } = fixture();
    const order = await aCapturedOrder(fixture());
    const { observed, ...chargeback } = aChargeback(order.id, "du_1");
    const change = aChange(order, { operations: [{ ...chargeback, observed }] });
    assert.ok(await repository.updateOrderStatus(change));
    const stored = present(await repository.getMoneyOperation(chargeback.id));
    const { status, stripeId, attempts, params } = stored;
    assert.deepEqual(
      { status, stripeId, attempts, params },
      { status: "succeeded", stripeId: "du_1", attempts: 0, params: chargeback.params },
    );
    assert.equal("observed" in stored, false);
    const lease = { id: chargeback.id, leaseToken: "one", leaseMs: 1 };
    assert.equal(await repository.leaseMoneyOperation(lease), null);
  });

  it("observes each once, and several of one order", async () => {
    const { repository } = fixture();
    const order = await aCapturedOrder(fixture());
    const observe = (dispute: string) =>
      repository.updateOrderStatus({
        ...aChange(order, { operations: [aChargeback(order.id, dispute)] }),
        version: null,
      });
    assert.equal(await winnersOfFifty(() => observe("du_2")), 1);
    assert.ok(await observe("du_3"));
    assert.equal(await observe("du_2"), null);
  });
}

function takesBack(fixture: () => RepositoryFixture): void {
  it("has one reversal of an order under way, and another when that one is done", async () => {
    const { repository } = fixture();
    const order = await aCapturedOrder(fixture());
    for (const kind of ["reversal", "retransfer"] as const) {
      const first = anOperation(order.id, kind, 1);
      assert.equal(await repository.addMoneyOperation(first, []), true);
      assert.equal(await repository.addMoneyOperation(anOperation(order.id, kind, 2), []), false);
      await repository.leaseMoneyOperation({ id: first.id, leaseToken: "one", leaseMs: 1 });
      const end = { stripeId: "trr_1", error: null, order: null, jobs: [], alarm: null } as const;
      const settled = { operationId: first.id, leaseToken: "one", status: "succeeded", ...end } as const;
      await repository.settleMoneyOperation(settled);
      assert.equal(await repository.addMoneyOperation(anOperation(order.id, kind, 3), []), true);
    }
  });
}

function undoes(fixture: () => RepositoryFixture): void {
  it("undoes what had succeeded once, with the order's change and the alarm", async () => {
    const { repository } = fixture();
    const order = await aCapturedOrder(fixture());
    const refund = anOperation(order.id, "refund");
    const posted = (kind: "refund_decided" | "refund_settled" | "refund_failed", entries: typeof decided) =>
      aPosting({ opId: refund.id, kind, entries });
    const decided = refundDecidedEntries(100);
    const postings = [posted("refund_decided", decided), posted("refund_settled", refundSettledEntries(100))];
    const change = aChange(order, { operations: [refund], postings, addRefundedCents: 100 });
    assert.equal(present(await repository.updateOrderStatus(change)).refundedCents, 100);
    const undo = () =>
      repository.undoMoneyOperation({
        operationId: refund.id,
        error: "came back",
        order: {
          ...aChange(order, { addRefundedCents: -100 }),
          version: null,
          postings: [posted("refund_failed", refundFailedEntries(100))],
        },
        alarm: {
          id: newId("alarm"),
          kind: "refund_failed",
          subject: refund.id,
          detail: "It came back.",
          orderId: order.id,
        },
      });
    assert.equal(await undo(), false);
    await repository.leaseMoneyOperation({ id: refund.id, leaseToken: "one", leaseMs: 1 });
    const end = { stripeId: "re_1", error: null, order: null, jobs: [], alarm: null } as const;
    const settled = { operationId: refund.id, leaseToken: "one", status: "succeeded", ...end } as const;
    await repository.settleMoneyOperation(settled);
    assert.equal(await winnersOfFifty(undo), 1);
    assert.equal(present(await repository.getOrder(order.id)).refundedCents, 0);
    const stored = present(await repository.getMoneyOperation(refund.id));
    assert.deepEqual([stored.status, stored.stripeId, stored.lastError], ["failed", "re_1", "came back"]);
    const { rows } = await repository.listAlarms({ status: "open", limit: 100, offset: 0 });
    assert.equal(rows.filter(({ subject }) => subject === refund.id).length, 1);
  });
}

function replaces(fixture: () => RepositoryFixture): void {
  it("puts another in the place of a failed one, once, and logs whose decision that was", async () => {
    const { repository } = fixture();
    const order = await aCapturedOrder(fixture());
    const transfer = anOperation(order.id, "transfer", 1);
    assert.equal(await repository.addMoneyOperation(transfer, []), true);
    const admin = { userId: newId("order"), name: "Ines" };
    const replace = () =>
      repository.replaceMoneyOperation({
        failedId: transfer.id,
        operation: anOperation(order.id, "transfer", 2),
        jobs: [],
        admin,
        note: "Stripe says it works now.",
      });
    assert.equal(await replace(), false);
    await repository.leaseMoneyOperation({ id: transfer.id, leaseToken: "one", leaseMs: 1 });
    const end = { stripeId: null, error: "no", order: null, jobs: [], alarm: null } as const;
    const failed = { operationId: transfer.id, leaseToken: "one", status: "failed", ...end } as const;
    await repository.settleMoneyOperation(failed);
    assert.equal(await winnersOfFifty(replace), 1);
    const stored = await repository.listMoneyOperations(order.id);
    assert.deepEqual(
      stored
        .filter(({ kind }) => kind === "transfer")
        .map(({ status, lastError }) => ({ status, lastError })),
      [
        { status: "abandoned", lastError: "no" },
        { status: "pending", lastError: null },
      ],
    );
    const { rows } = await repository.listAuditLog({ subject: transfer.id, limit: 9, offset: 0 });
    assert.deepEqual(
      rows.map(({ act, adminUserId, reason }) => [act, adminUserId, reason]),
      [["money_operation_retried", admin.userId, "Stripe says it works now."]],
    );
  });
}
