import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DAY_MS, HOUR_MS } from "../../src/domain/clock.ts";
import { claimDeadline, lateDeadline, reviewDeadline, slaDeadline } from "../../src/domain/deadlines.ts";

const policy = {
  paymentWindowMs: HOUR_MS,
  claimWindowMs: 72 * HOUR_MS,
  lateGraceMs: 72 * HOUR_MS,
  reviewWindowMs: 7 * DAY_MS,
};

describe("the claim deadline", () => {
  it("is the claim window after the hold while the authorisation lives long enough", () => {
    assert.equal(claimDeadline({ heldAt: 0, captureBefore: 7 * DAY_MS, policy }), 72 * HOUR_MS);
  });

  it("is never later than 24 h before the authorisation lapses", () => {
    assert.equal(claimDeadline({ heldAt: 0, captureBefore: 2 * DAY_MS, policy }), DAY_MS);
  });

  it("leaves a short authorisation its time but the last hour", () => {
    assert.equal(claimDeadline({ heldAt: 0, captureBefore: 20 * HOUR_MS, policy }), 19 * HOUR_MS);
  });
});

describe("the other deadlines", () => {
  it("follow from the claim and the delivery", () => {
    const sla = slaDeadline({ claimedAt: 1_000, turnaroundDays: 5 });
    assert.equal(sla, 1_000 + 5 * DAY_MS);
    assert.equal(lateDeadline({ slaDeadline: sla, policy }), sla + 72 * HOUR_MS);
    assert.equal(reviewDeadline({ deliveredAt: 2_000, policy }), 2_000 + 7 * DAY_MS);
  });
});
