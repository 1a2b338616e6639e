/** What statements are made of: both sides of every account, and a provider's entries one after the other. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DAY_MS } from "../../../src/domain/clock.ts";
import { releaseEntries, transferEntries } from "../../../src/domain/ledger.ts";
import {
  aCapturedOrder,
  aChange,
  aDeliveredOrder,
  anOperation,
  aPosting,
  aProvider,
  aService,
  move,
  type OpenRepository,
  PRICE_CENTS,
  type RepositoryFixture,
  useRepository,
} from "./fixture.ts";

export function describeStatements(open: OpenRepository): void {
  describe("statements", () => {
    const fixture = useRepository(open);
    states(fixture);
  });
}

function states(fixture: () => RepositoryFixture): void {
  it("tells both sides of every account, and they are alike in each layer", async () => {
    const before = await fixture().repository.getTrialBalance();
    await aCapturedOrder(fixture());
    const after = await fixture().repository.getTrialBalance();
    const grown = after.map((row) => {
      const same = ({ account, layer }: typeof row) => account === row.account && layer === row.layer;
      const { debitCents = 0, creditCents = 0 } = before.find(same) ?? {};
      return [row.account, row.layer, row.debitCents - debitCents, row.creditCents - creditCents];
    });
    const moved = grown.filter(([, , debit, credit]) => debit !== 0 || credit !== 0);
    assert.deepEqual(moved, [
      ["held:order", "pending", PRICE_CENTS, PRICE_CENTS],
      ["held:order", "posted", 0, PRICE_CENTS],
      ["stripe:clearing", "posted", PRICE_CENTS - 320, 0],
      ["stripe:fees", "posted", 320, 0],
      ["writer:card", "pending", PRICE_CENTS, PRICE_CENTS],
      ["writer:card", "posted", PRICE_CENTS, PRICE_CENTS],
    ]);
  });

  it("lists what changed what a provider is owed, page by page and within a span", async () => {
    const { repository, clock } = fixture();
    const { id: providerId } = await aProvider(fixture());
    const service = await aService(fixture(), { providerId });
    const from = clock.now();
    const order = await aDeliveredOrder(fixture(), { service });
    const operation = anOperation(order.id, "transfer");
    const payoutCents = order.providerPayoutCents;
    const release = releaseEntries({ payoutCents, commissionCents: order.platformFeeCents });
    const paid = { ...aPosting({ opId: operation.id, kind: "transfer", entries: transferEntries(100) }) };
    const completed = await move(fixture(), order, "completed", {
      operations: [operation],
      postings: [aPosting({ opId: operation.id, kind: "release", entries: release })],
    });
    await clock.advance(DAY_MS);
    await repository.updateOrderStatus(aChange(completed, { postings: [paid] }));
    const to = clock.now() + 1;
    const first = await repository.listProviderEntries({ providerId, from, to, after: 0, limit: 1 });
    const then = { providerId, from, to, after: first.place, limit: 5 };
    const second = await repository.listProviderEntries(then);
    const shown = [...first.rows, ...second.rows].map((row) => [row.kind, row.amountCents, row.currency]);
    assert.deepEqual(shown, [
      ["release", payoutCents, "usd"],
      ["transfer", -100, "usd"],
    ]);
    const about = { orderId: order.id, serviceTitle: service.title, postingId: paid.id, at: to - 1 };
    assert.partialDeepStrictEqual(second.rows[0], about);
    const late = { providerId, from: to - 1, to, after: 0, limit: 5 };
    assert.equal((await repository.listProviderEntries(late)).rows.length, 1);
    const early = { providerId, from, to: to - 1, after: 0, limit: 5 };
    assert.equal((await repository.listProviderEntries(early)).rows.length, 1);
    const owed = async (at: number) => repository.getProviderBalances({ providerId, at });
    assert.deepEqual(await owed(from), []);
    assert.deepEqual(await owed(to - 1), [{ currency: "usd", amountCents: payoutCents }]);
    assert.deepEqual(await owed(to), [{ currency: "usd", amountCents: payoutCents - 100 }]);
  });
}
