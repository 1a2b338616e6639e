import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  authoriseEntries,
  captureEntries,
  type LedgerEntry,
  refundDecidedEntries,
  refundFailedEntries,
  refundSettledEntries,
  releaseEntries,
  transferEntries,
  voidEntries,
} from "../../src/domain/ledger.ts";
import {
  assertMinorUnits,
  basisPoints,
  basisPointsFromRate,
  splitMinorUnits,
} from "../../src/domain/money.ts";
import { priceOrder } from "../../src/domain/pricing.ts";

const price = fc.integer({ min: 1, max: 99_999_999 });
const bps = fc.integer({ min: 0, max: 10_000 }).map(basisPoints);
const sumOf = (entries: readonly LedgerEntry[]) => entries.reduce((sum, entry) => sum + entry.amountCents, 0);

describe("the commission", () => {
  it("rounds half a cent up: 10 001 cents at 15 % is 1 500.15 → 1 500; 10 at 15 % is 1.5 → 2", () => {
    assert.deepEqual(priceOrder(10_001, basisPoints(1_500)), {
      priceCents: 10_001,
      platformFeeCents: 1_500,
      providerPayoutCents: 8_501,
    });
    assert.equal(priceOrder(10, basisPoints(1_500)).platformFeeCents, 2);
    assert.equal(priceOrder(3, basisPoints(1_500)).platformFeeCents, 0);
  });

  it("and the payout always make up the whole price, for any price and rate", () => {
    fc.assert(
      fc.property(price, bps, (whole, rate) => {
        const { feeCents, shareCents } = splitMinorUnits(whole, rate);
        assert.equal(feeCents + shareCents, whole);
        assert.ok(feeCents >= 0 && shareCents >= 0);
        assert.ok(Math.abs(feeCents - (whole * rate) / 10_000) <= 0.5);
      }),
    );
  });

  it("takes rates from 0 to 1 and refuses others", () => {
    assert.equal(basisPointsFromRate(0.15), 1_500);
    assert.equal(basisPointsFromRate(0), 0);
    assert.equal(basisPointsFromRate(1), 10_000);
    for (const wrong of [-0.01, 1.01, 0.00001, Number.NaN])
      assert.throws(() => basisPointsFromRate(wrong), RangeError);
  });

  it("refuses amounts that are not whole, safe and non-negative", () => {
    for (const wrong of [-1, 0.5, Number.NaN, 1e21, Number.POSITIVE_INFINITY]) {
      assert.throws(() => assertMinorUnits(wrong), RangeError);
    }
  });
});

describe("every posting", () => {
  const fees = fc.tuple(price, bps, bps);

  it("sums to zero, whatever the amounts", () => {
    fc.assert(
      fc.property(fees, ([whole, rate, stripe]) => {
        const { feeCents, shareCents } = splitMinorUnits(whole, rate);
        const stripeFeeCents = splitMinorUnits(whole, stripe).feeCents;
        for (const entries of [
          authoriseEntries(whole),
          voidEntries(whole),
          captureEntries({ priceCents: whole, stripeFeeCents }),
          releaseEntries({ payoutCents: shareCents, commissionCents: feeCents }),
          transferEntries(whole),
          refundDecidedEntries(whole),
          refundSettledEntries(whole),
          refundFailedEntries(whole),
        ]) {
          assert.equal(sumOf(entries), 0);
          assert.ok(entries.every((entry) => entry.amountCents !== 0));
        }
      }),
    );
  });

  it("leaves nothing held after capture, release and transfer, nor after capture and a full refund", () => {
    fc.assert(
      fc.property(price, bps, (whole, rate) => {
        const { feeCents, shareCents } = splitMinorUnits(whole, rate);
        const captured = captureEntries({ priceCents: whole, stripeFeeCents: 0 });
        const balance = (entries: LedgerEntry[], account: string) =>
          sumOf(entries.filter((entry) => entry.account === account));
        const paid = [
          ...captured,
          ...releaseEntries({ payoutCents: shareCents, commissionCents: feeCents }),
          ...transferEntries(shareCents),
        ];
        assert.equal(balance(paid, "held:order"), 0);
        assert.equal(balance(paid, "provider:payable"), 0);
        const refunded = [...captured, ...refundDecidedEntries(whole), ...refundSettledEntries(whole)];
        assert.equal(balance(refunded, "held:order"), 0);
        assert.equal(balance(refunded, "writer:refund"), 0);
      }),
    );
  });
});
