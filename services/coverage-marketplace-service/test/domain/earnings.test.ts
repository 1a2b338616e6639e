import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { earningsSplit, earningsState } from "../../src/domain/earnings.ts";

const order = {
  priceCents: 10_001,
  providerPayoutCents: 8_501,
  commissionCents: 0,
  heldCents: 0,
  releasedCents: 0,
  transferredCents: 0,
  offsetCents: 0,
};

describe("a provider's earnings of one order", () => {
  const cases: [string, Partial<typeof order>, string, { payoutCents: number; commissionCents: number }][] = [
    [
      "held until it ends, split as agreed",
      { heldCents: 10_001 },
      "held",
      { payoutCents: 8_501, commissionCents: 1_500 },
    ],
    [
      "on its way once released",
      { releasedCents: 8_501, commissionCents: 1_500 },
      "on_its_way",
      { payoutCents: 8_501, commissionCents: 1_500 },
    ],
    [
      "paid out once transferred",
      { releasedCents: 8_501, transferredCents: 8_501, commissionCents: 1_500 },
      "paid_out",
      { payoutCents: 8_501, commissionCents: 1_500 },
    ],
    [
      "what was booked after a split ruling",
      { releasedCents: 5_667, transferredCents: 5_667, commissionCents: 1_000 },
      "paid_out",
      { payoutCents: 5_667, commissionCents: 1_000 },
    ],
    [
      "paid out when a part was kept back for other orders",
      { releasedCents: 8_501, transferredCents: 8_000, offsetCents: 501, commissionCents: 1_500 },
      "paid_out",
      { payoutCents: 8_501, commissionCents: 1_500 },
    ],
    [
      "kept back when nothing was left to be transferred",
      { releasedCents: 8_501, offsetCents: 8_501, commissionCents: 1_500 },
      "kept_back",
      { payoutCents: 8_501, commissionCents: 1_500 },
    ],
    ["returned when nothing was released", {}, "returned", { payoutCents: 0, commissionCents: 0 }],
  ];
  for (const [what, facts, state, split] of cases) {
    it(`is ${what}`, () => {
      assert.equal(earningsState({ ...order, ...facts }), state);
      assert.deepEqual(earningsSplit({ ...order, ...facts }), split);
    });
  }
});
