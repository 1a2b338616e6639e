/** What is owed over one order, kept back from what is paid over another: in both books or in none. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Order } from "../../../src/domain/entities.ts";
import {
  debtSettledEntries,
  releaseEntries,
  reversalEntries,
  transferEntries,
  withheldEntries,
} from "../../../src/domain/ledger.ts";
import type { Withholding } from "../../../src/repository/interface.ts";
import {
  aChange,
  aDeliveredOrder,
  anOperation,
  aPosting,
  aProvider,
  aService,
  aTransition,
  newId,
  type OpenRepository,
  present,
  type RepositoryFixture,
  unique,
  useRepository,
  winnersOfFifty,
} from "./fixture.ts";

const OWED = 3_000;

export function describeOffsets(open: OpenRepository): void {
  describe("what a provider owes", () => {
    const fixture = useRepository(open);
    findsDebts(fixture);
    withholds(fixture);
    refuses(fixture);
  });
}

interface OwedPayout {
  /** Paid out, and `OWED` more than is the provider's. */
  readonly owing: Order;
  /** Completed; its transfer is leased and not sent. */
  readonly paying: Order;
  readonly withholding: Withholding;
}

/** Two completed orders of one provider. */
export async function anOwedPayout(fixture: RepositoryFixture): Promise<OwedPayout> {
  const { repository } = fixture;
  const { id: providerId } = await aProvider(fixture);
  const service = await aService(fixture, { providerId });
  const complete = async (paidCents: number | null) => {
    const order = await aDeliveredOrder(fixture, { service });
    const transfer = { ...anOperation(order.id, "transfer"), idempotencyKey: unique("cov") };
    const { providerPayoutCents: payoutCents, platformFeeCents: commissionCents } = order;
    const release = releaseEntries({ payoutCents, commissionCents });
    const paid = paidCents === null ? [] : transferEntries(payoutCents + paidCents);
    const change = aChange(order, {
      transition: aTransition("completed"),
      facts: {
        completedAt: fixture.clock.now(),
        ...(paidCents !== null && { stripeTransferId: unique("tr") }),
      },
      operations: [transfer],
      postings: [
        aPosting({ opId: transfer.id, kind: "release", entries: release }),
        ...(paid.length > 0 ? [aPosting({ opId: transfer.id, kind: "transfer", entries: paid })] : []),
      ],
    });
    return { order: present(await repository.updateOrderStatus(change)), transfer };
  };
  const { order: owing } = await complete(OWED);
  await fixture.clock.advance(1);
  const { order: paying, transfer } = await complete(null);
  await repository.leaseMoneyOperation({ id: transfer.id, leaseToken: "lease", leaseMs: 45_000 });
  return { owing, paying, withholding: aWithholding({ owing, paying, operationId: transfer.id }) };
}

function aWithholding(o: { owing: Order; paying: Order; operationId: string }): Withholding {
  const { owing, paying, operationId } = o;
  const offset = {
    ...anOperation(paying.id, "offset"),
    idempotencyKey: unique("cov"),
    observed: { stripeId: null },
  };
  const half = { opId: offset.id, stripeId: null };
  return {
    operationId,
    leaseToken: "lease",
    leftCents: paying.providerPayoutCents - OWED,
    seq: 2,
    idempotencyKey: unique("cov"),
    order: aChange(paying, {
      addWithheldCents: OWED,
      operations: [offset],
      postings: [
        aPosting({ ...half, kind: "withheld", counterOrderId: owing.id, entries: withheldEntries(OWED) }),
      ],
    }),
    debt: {
      orderId: owing.id,
      version: owing.version,
      posting: aPosting({
        ...half,
        id: newId("posting"),
        kind: "debt_settled",
        counterOrderId: paying.id,
        entries: debtSettledEntries(OWED),
      }),
    },
  };
}

const debtsOf = ({ repository }: RepositoryFixture, { providerId }: Order) =>
  repository.listDebts({ providerId, currency: "usd" });

function findsDebts(fixture: () => RepositoryFixture): void {
  it("is told order by order, in the version it was read", async () => {
    const { owing } = await anOwedPayout(fixture());
    assert.deepEqual(await debtsOf(fixture(), owing), [
      { orderId: owing.id, version: owing.version, owedCents: OWED },
    ]);
    const { providerId } = owing;
    assert.deepEqual(await fixture().repository.listDebts({ providerId, currency: "eur" }), []);
  });

  it("is left alone while the order is frozen, or the money is being taken back at Stripe", async () => {
    const { repository } = fixture();
    const { owing } = await anOwedPayout(fixture());
    const frozen = present(await repository.updateOrderStatus(aChange(owing, { facts: { frozen: true } })));
    assert.deepEqual(await debtsOf(fixture(), owing), []);
    const thawed = present(await repository.updateOrderStatus(aChange(frozen, { facts: { frozen: false } })));
    const reversal = anOperation(owing.id, "reversal");
    await repository.addMoneyOperation(reversal, []);
    assert.deepEqual(await debtsOf(fixture(), thawed), []);
    const posting = aPosting({ opId: reversal.id, kind: "reversal", entries: reversalEntries(OWED) });
    await repository.updateOrderStatus(aChange(thawed, { postings: [posting] }));
    assert.deepEqual(await debtsOf(fixture(), thawed), []);
  });
}

function withholds(fixture: () => RepositoryFixture): void {
  it("is kept back in both orders' books and in the payout, which has another key", async () => {
    const { repository } = fixture();
    const { owing, paying, withholding } = await anOwedPayout(fixture());
    assert.equal(await repository.withholdFromPayout(withholding), true);
    const payable = async ({ id }: Order) =>
      (await repository.getBalances({ orderId: id })).find(({ account }) => account === "provider:payable")
        ?.amountCents;
    assert.deepEqual([await payable(owing), await payable(paying)], [0, -withholding.leftCents]);
    const sent = present(await repository.getMoneyOperation(withholding.operationId));
    assert.deepEqual(
      [sent.params.amountCents, sent.params.currency, sent.seq, sent.idempotencyKey, sent.firstSentAt],
      [withholding.leftCents, "usd", 2, withholding.idempotencyKey, null],
    );
    assert.equal(sent.leaseToken, "lease");
    const after = present(await repository.getOrder(paying.id));
    assert.deepEqual([after.withheldCents, after.version], [OWED, paying.version + 1]);
    assert.equal((await repository.getOrder(owing.id))?.version, owing.version + 1);
    assert.deepEqual(await debtsOf(fixture(), owing), []);
    assert.deepEqual(await repository.findLedgerFaults(), []);
  });

  it("names the other order in each one's books, statement and earnings", async () => {
    const { repository } = fixture();
    const { owing, paying, withholding } = await anOwedPayout(fixture());
    await repository.withholdFromPayout(withholding);
    const last = async ({ id }: Order) => {
      const posting = (await repository.listPostings(id)).at(-1);
      return [posting?.kind, posting?.orderId, posting?.counterOrderId, posting?.opId];
    };
    const opId = withholding.debt.posting.opId;
    assert.deepEqual(await last(owing), ["debt_settled", owing.id, paying.id, opId]);
    assert.deepEqual(await last(paying), ["withheld", paying.id, owing.id, opId]);
    const { providerId } = paying;
    const span = { from: 0, to: fixture().clock.now() + 1 };
    const { rows } = await repository.listProviderEntries({ providerId, after: 0, limit: 10, ...span });
    const halves = rows
      .filter(({ kind }) => kind === "withheld" || kind === "debt_settled")
      .map(({ kind, orderId, amountCents, counterOrderId }) => [kind, orderId, amountCents, counterOrderId]);
    // Which half comes first is nobody's promise: both are of one moment.
    const both = [
      ["withheld", paying.id, -OWED, owing.id],
      ["debt_settled", owing.id, OWED, paying.id],
    ];
    assert.deepEqual(new Set(halves.map(String)), new Set(both.map(String)));
    const earnings = await repository.listEarnings({ providerId, limit: 10 });
    assert.deepEqual(
      earnings.map(({ orderId, offsetCents }) => [orderId, offsetCents]),
      [
        [paying.id, OWED],
        [owing.id, -OWED],
      ],
    );
  });
}

function refuses(fixture: () => RepositoryFixture): void {
  it("is kept back once, however many payouts try at the same time", async () => {
    const { repository } = fixture();
    const { owing, withholding } = await anOwedPayout(fixture());
    const winners = await winnersOfFifty(() => repository.withholdFromPayout(withholding));
    assert.equal(winners, 1);
    assert.deepEqual(await debtsOf(fixture(), owing), []);
  });

  it("stays owed, and nothing is stored, when an order has changed or the lease is lost", async () => {
    const { repository } = fixture();
    const { owing, paying, withholding } = await anOwedPayout(fixture());
    const { debt, order } = withholding;
    const late: Withholding[] = [
      { ...withholding, leaseToken: "another" },
      { ...withholding, debt: { ...debt, version: debt.version - 1 } },
      { ...withholding, order: { ...order, version: paying.version - 1 } },
    ];
    for (const withheld of late) assert.equal(await repository.withholdFromPayout(withheld), false);
    assert.equal((await repository.getOrder(owing.id))?.version, owing.version);
    assert.equal((await repository.getOrder(paying.id))?.version, paying.version);
    assert.equal((await debtsOf(fixture(), owing)).length, 1);
    assert.equal(await repository.hasPosting({ orderId: paying.id, kind: "withheld" }), false);
  });
}
