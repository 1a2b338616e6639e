/** Disputes: one unresolved per order, one ruling, and a queue for admins. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Order } from "../../../src/domain/entities.ts";
import type { DisputeResolution } from "../../../src/repository/interface.ts";
import {
  ADMIN,
  aChange,
  aDeliveredOrder,
  aDispute,
  anOperation,
  aTransition,
  jobKeys,
  move,
  type OpenRepository,
  present,
  type RepositoryFixture,
  useRepository,
  winnersOfFifty,
} from "./fixture.ts";

export function describeDisputes(open: OpenRepository): void {
  describe("disputes", () => {
    const fixture = useRepository(open);
    opens(fixture);
    answers(fixture);
    resolves(fixture);
    reviews(fixture);
  });
  describe("the queue of disputes", () => queues(useRepository(open)));
}

async function aDisputedOrder(fixture: RepositoryFixture) {
  const order = await aDeliveredOrder(fixture);
  const change = aChange(order, { transition: aTransition("disputed") });
  return present(await fixture.repository.createDispute({ ...change, dispute: aDispute(order) }));
}

function aRuling(order: Order, disputeId: string, o: Partial<DisputeResolution> = {}) {
  const transition = aTransition("refunded", { actor: "admin", actorUserId: "admin" });
  const disputeResolution: DisputeResolution = {
    admin: ADMIN,
    disputeId,
    status: "resolved_refund",
    adminNotes: "Not the script's coverage.",
    refundAmountCents: order.priceCents,
    ...o,
  };
  return {
    ...aChange(order, { transition, operations: [anOperation(order.id, "refund")] }),
    disputeResolution,
  };
}

function opens(fixture: () => RepositoryFixture): void {
  it("opens a dispute with its transition", async () => {
    const { repository, clock } = fixture();
    const order = await aDeliveredOrder(fixture());
    const dispute = aDispute(order);
    const change = aChange(order, { transition: aTransition("disputed") });
    const opened = present(await repository.createDispute({ ...change, dispute }));
    const fresh = {
      status: "open",
      providerAnswer: null,
      providerAnsweredAt: null,
      adminNotes: null,
      refundAmountCents: null,
      resolvedAt: null,
    };
    const now = clock.now();
    assert.deepEqual(opened.dispute, { ...dispute, ...fresh, createdAt: now, updatedAt: now });
    assert.deepEqual(opened.order, await repository.getOrder(order.id));
    assert.deepEqual(await repository.getDispute(dispute.id), opened.dispute);
    assert.deepEqual(await repository.getDisputeByOrder(order.id), opened.dispute);
  });

  it("answers null where there is no dispute", async () => {
    const { repository } = fixture();
    assert.equal(await repository.getDispute("cdis_none"), null);
    assert.equal(await repository.getDisputeByOrder("cord_none"), null);
    assert.equal(
      await repository.takeDisputeUnderReview({ id: "cdis_none", adminNotes: null, admin: ADMIN }),
      null,
    );
  });

  it("opens one of fifty disputes of an order, also when no status keeps them apart", async () => {
    const { repository } = fixture();
    const order = await aDeliveredOrder(fixture());
    const winners = await winnersOfFifty(() =>
      repository.createDispute({
        ...aChange(order, {
          version: null,
          from: ["delivered", "disputed"],
          transition: aTransition("disputed"),
        }),
        dispute: aDispute(order),
      }),
    );
    assert.equal(winners, 1);
    assert.equal((await repository.getOrder(order.id))?.version, order.version + 1);
  });

  it("lets completing and disputing race to one winner", async () => {
    const { repository } = fixture();
    const order = await aDeliveredOrder(fixture());
    const winners = await winnersOfFifty<object | null>((index) =>
      index % 2
        ? repository.updateOrderStatus(aChange(order, { transition: aTransition("completed") }))
        : repository.createDispute({
            ...aChange(order, { transition: aTransition("disputed") }),
            dispute: aDispute(order),
          }),
    );
    assert.equal(winners, 1);
    const { status } = present(await repository.getOrder(order.id));
    assert.equal((await repository.getDisputeByOrder(order.id)) !== null, status === "disputed");
  });
}

function answers(fixture: () => RepositoryFixture): void {
  it("keeps one of fifty answers of the provider, with its jobs, and marks the order as changed", async () => {
    const { repository, clock } = fixture();
    const { order, dispute } = await aDisputedOrder(fixture());
    const mark = await repository.getOrderMark(order.id);
    await clock.advance(1_000);
    const answered = await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const eventId = `${dispute.id}-${index}`;
        const notification = {
          eventId,
          orderId: order.id,
          userId: order.writerUserId,
          happening: "answer_dispute",
        };
        const jobs = [{ task: "send_notification", notification }] as const;
        return repository.answerDispute({ id: dispute.id, answer: `It is all there: ${index}.`, jobs });
      }),
    );
    const won = answered.filter((one) => one !== null);
    assert.equal(won.length, 1);
    const stored = present(await repository.getDispute(dispute.id));
    assert.deepEqual([stored], won);
    assert.match(stored.providerAnswer ?? "", /^It is all there: \d+\.$/);
    const now = clock.now();
    const said = { providerAnswer: stored.providerAnswer, providerAnsweredAt: now, updatedAt: now };
    assert.deepEqual(stored, { ...dispute, ...said });
    assert.notEqual(await repository.getOrderMark(order.id), mark);
    const told = (await jobKeys(fixture())).filter((key) => key.includes(`${dispute.id}-`));
    assert.equal(told.length, 1);
  });

  it("takes an answer under review, and none after the decision or of no dispute", async () => {
    const { repository } = fixture();
    const answer = (id: string) => repository.answerDispute({ id, answer: "See page 4.", jobs: [] });
    const reviewed = await aDisputedOrder(fixture());
    await repository.takeDisputeUnderReview({ id: reviewed.dispute.id, adminNotes: null, admin: ADMIN });
    assert.equal((await answer(reviewed.dispute.id))?.status, "under_review");
    const decided = await aDisputedOrder(fixture());
    present(await repository.resolveDispute(aRuling(decided.order, decided.dispute.id)));
    assert.equal(await answer(decided.dispute.id), null);
    assert.equal(await answer("cdis_none"), null);
  });
}

function resolves(fixture: () => RepositoryFixture): void {
  it("stores the ruling, the transition and the money together", async () => {
    const { repository, clock } = fixture();
    const { order, dispute } = await aDisputedOrder(fixture());
    await clock.advance(1_000);
    const ruled = present(await repository.resolveDispute(aRuling(order, dispute.id)));
    const ruling = {
      status: "resolved_refund",
      adminNotes: "Not the script's coverage.",
      refundAmountCents: order.priceCents,
    };
    assert.deepEqual(ruled.dispute, {
      ...dispute,
      ...ruling,
      resolvedAt: clock.now(),
      updatedAt: clock.now(),
    });
    assert.equal(ruled.order.status, "refunded");
    assert.deepEqual(await repository.getDispute(dispute.id), ruled.dispute);
    assert.ok(
      (await repository.listMoneyOperations(order.id)).some((operation) => operation.kind === "refund"),
    );
  });

  it("takes one of fifty rulings, and moves the order's money once", async () => {
    const { repository } = fixture();
    const { order, dispute } = await aDisputedOrder(fixture());
    const ruling = () => ({ ...aRuling(order, dispute.id), version: null });
    assert.equal(await winnersOfFifty(() => repository.resolveDispute(ruling())), 1);
    const refunds = (await repository.listMoneyOperations(order.id)).filter(
      (operation) => operation.kind === "refund",
    );
    assert.equal(refunds.length, 1);
  });

  it("changes nothing when the dispute was resolved, is another order's, or the order moved", async () => {
    const { repository } = fixture();
    const resolved = await aDisputedOrder(fixture());
    const once = present(await repository.resolveDispute(aRuling(resolved.order, resolved.dispute.id)));
    const again = {
      ...aRuling(once.order, resolved.dispute.id),
      from: ["refunded"] as const,
      operations: [],
    };
    assert.equal(await repository.resolveDispute(again), null);
    assert.deepEqual(await repository.getOrder(once.order.id), once.order);
    const other = await aDisputedOrder(fixture());
    assert.equal(await repository.resolveDispute(aRuling(other.order, resolved.dispute.id)), null);
    await move(fixture(), other.order, "disputed");
    assert.equal(await repository.resolveDispute(aRuling(other.order, other.dispute.id)), null);
    assert.equal((await repository.getDispute(other.dispute.id))?.status, "open");
  });
}

function reviews(fixture: () => RepositoryFixture): void {
  it("takes an open dispute under review once, and still lets it be ruled on", async () => {
    const { repository, clock } = fixture();
    const { order, dispute } = await aDisputedOrder(fixture());
    await clock.advance(1_000);
    const taken = await repository.takeDisputeUnderReview({
      id: dispute.id,
      adminNotes: "Reading it.",
      admin: ADMIN,
    });
    assert.deepEqual(taken, {
      ...dispute,
      status: "under_review",
      adminNotes: "Reading it.",
      updatedAt: clock.now(),
    });
    assert.equal(
      await repository.takeDisputeUnderReview({ id: dispute.id, adminNotes: null, admin: ADMIN }),
      null,
    );
    assert.ok(await repository.resolveDispute(aRuling(order, dispute.id)));
    const { rows } = await repository.listAuditLog({ subject: dispute.id, limit: 100, offset: 0 });
    assert.deepEqual(
      rows.map(({ adminUserId, act, reason }) => [adminUserId, act, reason]),
      [
        [ADMIN.userId, "dispute_resolved_refund", "Not the script's coverage."],
        [ADMIN.userId, "dispute_under_review", "Reading it."],
      ],
    );
    assert.equal(
      await repository.takeDisputeUnderReview({ id: dispute.id, adminNotes: null, admin: ADMIN }),
      null,
    );
  });
}

function queues(fixture: () => RepositoryFixture): void {
  it("lists unresolved ones oldest first, then resolved ones newest first, each with its order", async () => {
    const { repository, clock } = fixture();
    const cases: Awaited<ReturnType<typeof aDisputedOrder>>[] = [];
    for (let made = 0; made < 4; made++) {
      cases.push(await aDisputedOrder(fixture()));
      await clock.advance(1_000);
    }
    const [first, second, third, fourth] = cases.map(present);
    for (const done of [present(fourth), present(second)])
      await repository.resolveDispute(aRuling(done.order, done.dispute.id));
    await repository.takeDisputeUnderReview({
      id: present(first).dispute.id,
      adminNotes: null,
      admin: ADMIN,
    });

    const list = async (o: Parameters<typeof repository.listDisputes>[0]) => {
      const { rows, total } = await repository.listDisputes(o);
      return { ids: rows.map(({ dispute }) => dispute.id), total };
    };
    const [a, b, c, d] = [first, second, third, fourth].map((one) => present(one).dispute.id);
    const all = { limit: 30, offset: 0 };
    assert.deepEqual(await list(all), { ids: [a, c, d, b], total: 4 });
    assert.deepEqual(await list({ limit: 2, offset: 1 }), { ids: [c, d], total: 4 });
    assert.deepEqual(await list({ ...all, status: "open" }), { ids: [c], total: 1 });
    assert.deepEqual(await list({ ...all, status: "resolved_refund" }), { ids: [d, b], total: 2 });
    const [row] = (await repository.listDisputes(all)).rows;
    assert.deepEqual(row?.order, await repository.getOrder(present(first).order.id));
    assert.deepEqual(row?.dispute, await repository.getDispute(present(a)));
  });
}
