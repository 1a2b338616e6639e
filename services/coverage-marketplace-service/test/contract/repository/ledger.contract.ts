/** The ledger: what is refused, what it says per order, of everything, and of a provider's earnings. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DAY_MS } from "../../../src/domain/clock.ts";
import type { LedgerEntry } from "../../../src/domain/ledger.ts";
import {
  refundDecidedEntries,
  refundSettledEntries,
  releaseEntries,
  transferEntries,
} from "../../../src/domain/ledger.ts";
import {
  aCapturedOrder,
  aChange,
  aDeliveredOrder,
  aHeldOrder,
  anOperation,
  aPosting,
  aProvider,
  aService,
  move,
  type OpenRepository,
  PRICE_CENTS,
  present,
  type RepositoryFixture,
  useRepository,
} from "./fixture.ts";

export function describeLedger(open: OpenRepository): void {
  describe("the ledger", () => {
    const fixture = useRepository(open);
    reads(fixture);
    refuses(fixture);
    sumsEarnings(fixture);
  });
}

function reads(fixture: () => RepositoryFixture): void {
  it("lists an order's postings in the order they were made, entries and all", async () => {
    const { repository, clock } = fixture();
    const order = await aCapturedOrder(fixture());
    const postings = await repository.listPostings(order.id);
    assert.deepEqual(
      postings.map(({ kind, layer }) => [kind, layer]),
      [
        ["authorise", "pending"],
        ["void", "pending"],
        ["capture", "posted"],
      ],
    );
    const [authorise] = await repository.listMoneyOperations(order.id);
    assert.deepEqual(postings[0], {
      id: postings[0]?.id,
      opId: authorise?.id,
      kind: "authorise",
      layer: "pending",
      currency: "usd",
      stripeId: null,
      counterOrderId: null,
      entries: [
        { account: "writer:card", amountCents: PRICE_CENTS },
        { account: "held:order", amountCents: -PRICE_CENTS },
      ],
      orderId: order.id,
      createdAt: clock.now(),
    });
    assert.deepEqual(await repository.listPostings("cord_none"), []);
  });

  it("finds nothing wrong in books that were kept, and what an order says that its postings don't", async () => {
    const { repository } = fixture();
    const order = await aCapturedOrder(fixture());
    assert.deepEqual(await repository.findLedgerFaults(), []);
    await repository.updateOrderStatus(aChange(order, { facts: { refundedCents: 7 } }));
    assert.deepEqual(await repository.findLedgerFaults(), [
      { subject: order.id, detail: `Order ${order.id} says 7 refunded, its postings 0.` },
    ]);
    const again = present(await repository.getOrder(order.id));
    await repository.updateOrderStatus(aChange(again, { facts: { refundedCents: 0 } }));
  });

  it("says what the postings of each object at Stripe changed the balance there by", async () => {
    const { repository } = fixture();
    const order = await aCapturedOrder(fixture());
    const refund = anOperation(order.id, "refund");
    const entries = refundDecidedEntries(100);
    const stripeId = `re_${order.id}`;
    const decided = aPosting({ opId: refund.id, kind: "refund_decided", entries });
    const settled = { kind: "refund_settled", stripeId, entries: refundSettledEntries(100) } as const;
    await repository.updateOrderStatus(
      aChange(order, {
        facts: { refundedCents: 100 },
        operations: [refund],
        postings: [decided, aPosting({ opId: refund.id, ...settled })],
      }),
    );
    assert.deepEqual(await repository.listClearing([stripeId, "ch_none"]), [{ stripeId, amountCents: -100 }]);
  });

  it("knows which postings an order has", async () => {
    const { repository } = fixture();
    const { id: orderId } = await aHeldOrder(fixture());
    assert.equal(await repository.hasPosting({ orderId, kind: "authorise" }), true);
    assert.equal(await repository.hasPosting({ orderId, kind: "capture" }), false);
  });

  it("balances an order per account and layer, and everything to zero per layer", async () => {
    const { repository } = fixture();
    const order = await aCapturedOrder(fixture());
    const line = (account: string, layer: string, amountCents: number) => ({
      account,
      layer,
      currency: "usd",
      amountCents,
    });
    assert.deepEqual(await repository.getBalances({ orderId: order.id }), [
      line("held:order", "pending", 0),
      line("held:order", "posted", -PRICE_CENTS),
      line("stripe:clearing", "posted", PRICE_CENTS - 320),
      line("stripe:fees", "posted", 320),
      line("writer:card", "pending", 0),
      line("writer:card", "posted", 0),
    ]);
    const all = await repository.getBalances({});
    for (const layer of ["pending", "posted"]) {
      const sum = all.filter((row) => row.layer === layer).reduce((total, row) => total + row.amountCents, 0);
      assert.equal(sum, 0);
    }
    assert.deepEqual(await repository.getBalances({ orderId: "cord_none" }), []);
  });
}

function refuses(fixture: () => RepositoryFixture): void {
  const book = async (
    order: Parameters<typeof aChange>[0],
    entries: readonly LedgerEntry[],
    kind: "release" | "transfer" = "release",
  ) => {
    const operation = anOperation(order.id, "refund");
    const postings = [aPosting({ opId: operation.id, kind, entries })];
    return fixture().repository.updateOrderStatus(aChange(order, { operations: [operation], postings }));
  };

  it("refuses a posting that does not sum to zero or books nothing, with all of its change", async () => {
    const { repository } = fixture();
    const order = await aCapturedOrder(fixture());
    const before = await repository.listPostings(order.id);
    await assert.rejects(book(order, [{ account: "held:order", amountCents: 100 }]));
    await assert.rejects(
      book(order, [
        { account: "held:order", amountCents: 100 },
        { account: "provider:payable", amountCents: -99 },
      ]),
    );
    await assert.rejects(book(order, []));
    await assert.rejects(
      book(order, [
        { account: "held:order", amountCents: 0 },
        { account: "provider:payable", amountCents: 0 },
      ]),
    );
    assert.deepEqual(await repository.listPostings(order.id), before);
    assert.equal((await repository.getOrder(order.id))?.version, order.version);
    assert.equal((await repository.listMoneyOperations(order.id)).length, 2);
  });

  it("refuses to take more out of what is held than there is", async () => {
    const order = await aCapturedOrder(fixture());
    await assert.rejects(book(order, refundDecidedEntries(PRICE_CENTS + 1)));
    const whole = present(await book(order, refundDecidedEntries(PRICE_CENTS)));
    const operation = anOperation(order.id, "refund", 2);
    const postings = [aPosting({ opId: operation.id, kind: "release", entries: refundDecidedEntries(1) })];
    await assert.rejects(
      fixture().repository.updateOrderStatus(aChange(whole, { operations: [operation], postings })),
    );
  });

  it("never lets an authorisation stand in for captured money", async () => {
    const order = await aHeldOrder(fixture());
    await assert.rejects(book(order, refundDecidedEntries(1)));
  });

  it("refuses a posting of an operation there is none of", async () => {
    const order = await aCapturedOrder(fixture());
    const postings = [aPosting({ opId: "cmop_none", kind: "release", entries: refundDecidedEntries(1) })];
    await assert.rejects(fixture().repository.updateOrderStatus(aChange(order, { postings })));
  });
}

function sumsEarnings(fixture: () => RepositoryFixture): void {
  it("tells a provider's earnings per captured order, newest first", async () => {
    const { repository, clock } = fixture();
    const { id: providerId } = await aProvider(fixture());
    const service = await aService(fixture(), { providerId });
    await aHeldOrder(fixture(), { service });
    const completed = await aDeliveredOrder(fixture(), { service });
    const transfer = anOperation(completed.id, "transfer");
    const payoutCents = completed.providerPayoutCents;
    const commissionCents = completed.platformFeeCents;
    await move(fixture(), completed, "completed", {
      facts: { stripeTransferId: "tr_1" },
      operations: [transfer],
      postings: [
        aPosting({
          opId: transfer.id,
          kind: "release",
          entries: releaseEntries({ payoutCents, commissionCents }),
        }),
        aPosting({ opId: transfer.id, kind: "transfer", entries: transferEntries(payoutCents - 1) }),
      ],
    });
    await clock.advance(DAY_MS);
    const held = await aCapturedOrder(fixture(), { service });

    const shared = {
      serviceTitle: service.title,
      scriptTitle: held.scriptTitle,
      priceCents: PRICE_CENTS,
      currency: "usd",
      providerPayoutCents: payoutCents,
      offsetCents: 0,
    };
    assert.deepEqual(await repository.listEarnings({ providerId, limit: 10 }), [
      {
        ...shared,
        orderId: held.id,
        status: "claimed",
        heldCents: PRICE_CENTS,
        releasedCents: 0,
        transferredCents: 0,
        commissionCents: 0,
        stripeTransferId: null,
        updatedAt: held.updatedAt,
      },
      {
        ...shared,
        orderId: completed.id,
        status: "completed",
        heldCents: 0,
        releasedCents: payoutCents,
        transferredCents: payoutCents - 1,
        commissionCents,
        stripeTransferId: "tr_1",
        updatedAt: held.updatedAt - DAY_MS,
      },
    ]);
    assert.equal((await repository.listEarnings({ providerId, limit: 1 })).length, 1);
    assert.deepEqual(await repository.listEarnings({ providerId: "cprov_none", limit: 10 }), []);
  });

  it("counts nothing as held that is only authorised", async () => {
    const held = await aHeldOrder(fixture());
    await move(fixture(), held, "claimed", { facts: { capturedAt: fixture().clock.now() } });
    const [row] = await fixture().repository.listEarnings({ providerId: held.providerId, limit: 1 });
    assert.equal(row?.heldCents, 0);
  });
}
