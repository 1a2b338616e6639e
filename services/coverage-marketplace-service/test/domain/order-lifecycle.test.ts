import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type CoverageActor, CoverageOrderStatusSchema } from "@script-manifest/contracts";
import type { GuardedOrder } from "../../src/domain/order-guards.ts";
import {
  availableActions,
  decide,
  eventFor,
  isTerminal,
  MOVES,
  type OrderEvent,
} from "../../src/domain/order-lifecycle.ts";

// Copied by hand from docs/adr/0004-order-lifecycle.md, so that table and document cannot drift apart in
// silence.
const DRAWN = `
  placed         hold_payment        system    payment_held
  placed         fail_payment        system    payment_failed
  placed         cancel              writer    cancelled
  payment_held   cancel              writer    cancelled
  payment_held   release_unclaimed   system    cancelled
  payment_held   lose_authorisation  system    cancelled
  claimed        lose_authorisation  system    cancelled
  in_progress    lose_authorisation  system    cancelled
  claimed        fall_short          system    cancelled
  payment_held   claim               provider  claimed
  claimed        start               provider  in_progress
  claimed        deliver             provider  delivered
  in_progress    deliver             provider  delivered
  claimed        cancel_late         writer    cancelled
  in_progress    cancel_late         writer    cancelled
  claimed        dispute_late        writer    disputed
  in_progress    dispute_late        writer    disputed
  claimed        breach_sla          system    disputed
  in_progress    breach_sla          system    disputed
  delivered      complete            writer    completed
  delivered      auto_complete       system    completed
  delivered      dispute             writer    disputed
  disputed       dismiss_dispute     admin     completed
  disputed       split_dispute       admin     completed
  disputed       uphold_dispute      admin     refunded
  claimed        refund_suspected    admin     refunded
  in_progress    refund_suspected    admin     refunded
  delivered      refund_suspected    admin     refunded
  disputed       refund_suspected    admin     refunded
  claimed        lose_chargeback     system    refunded
  in_progress    lose_chargeback     system    refunded
  delivered      lose_chargeback     system    refunded
  disputed       lose_chargeback     system    refunded`
  .trim()
  .split("\n")
  .map((line) => line.trim().split(/\s+/).join(" "));

const ACTORS: CoverageActor[] = ["writer", "provider", "admin", "system"];
const EVENTS = Object.keys(MOVES) as OrderEvent[];
const NOW = 1_000_000;

/** An order on which every guard but the review window's opposite holds. */
const anyTime: GuardedOrder = {
  paymentDeadline: NOW - 1,
  claimDeadline: null,
  slaDeadline: NOW - 1,
  lateDeadline: NOW - 1,
  reviewDeadline: null,
  capturedAt: NOW - 1,
  frozen: false,
  providerStatus: "active",
};

/** The facts under which one event's own guards hold. */
function factsFor(event: OrderEvent): GuardedOrder {
  if (event === "release_unclaimed") return { ...anyTime, claimDeadline: NOW - 1 };
  if (event === "refund_suspected") return { ...anyTime, frozen: true };
  if (event === "auto_complete") return { ...anyTime, reviewDeadline: NOW - 1 };
  return anyTime;
}

describe("the order's lifecycle", () => {
  it("allows the drawn moves and no others, for every status, event and actor", () => {
    const allowed: string[] = [];
    for (const status of CoverageOrderStatusSchema.options)
      for (const event of EVENTS)
        for (const actor of ACTORS) {
          const decision = decide({ ...factsFor(event), status }, event, actor, NOW);
          if (decision.kind === "move") allowed.push(`${status} ${event} ${actor} ${decision.to}`);
        }
    assert.deepEqual(allowed.sort(), [...DRAWN].sort());
  });

  it("judges the actor before the status, and the status before the guards", () => {
    const order = { ...anyTime, capturedAt: null };
    assert.equal(decide({ ...order, status: "placed" }, "deliver", "writer", NOW).kind, "forbidden");
    assert.equal(decide({ ...order, status: "placed" }, "deliver", "provider", NOW).kind, "wrong_status");
    assert.deepEqual(decide({ ...order, status: "claimed" }, "deliver", "provider", NOW), {
      kind: "refused",
      code: "payment_not_settled",
    });
  });

  const guarded: [OrderEvent, CoverageActor, Partial<GuardedOrder>, string][] = [
    ["fail_payment", "system", { paymentDeadline: NOW + 1 }, "invalid_transition"],
    ["release_unclaimed", "system", { claimDeadline: NOW + 1 }, "invalid_transition"],
    ["claim", "provider", { claimDeadline: NOW }, "claim_window_closed"],
    ["claim", "provider", { providerStatus: "suspended" }, "provider_not_active"],
    ["claim", "provider", { providerStatus: "deactivated" }, "provider_not_active"],
    ["start", "provider", { capturedAt: null }, "payment_not_settled"],
    ["cancel_late", "writer", { slaDeadline: NOW + 1 }, "not_late"],
    ["cancel_late", "writer", { capturedAt: null }, "payment_not_settled"],
    ["dispute_late", "writer", { slaDeadline: NOW + 1 }, "not_late"],
    ["breach_sla", "system", { lateDeadline: NOW + 1 }, "not_late"],
    ["complete", "writer", { frozen: true }, "order_frozen"],
    ["auto_complete", "system", { reviewDeadline: NOW + 1 }, "invalid_transition"],
    ["dispute", "writer", { reviewDeadline: NOW }, "review_window_closed"],
    ["cancel_late", "writer", { frozen: true }, "order_frozen"],
    ["dismiss_dispute", "admin", { frozen: true }, "order_frozen"],
  ];
  for (const [event, actor, broken, code] of guarded) {
    it(`refuses ${event} with ${code} when ${JSON.stringify(broken)} at ${NOW}`, () => {
      const status = MOVES[event].from[0];
      const decision = decide({ ...factsFor(event), ...broken, status }, event, actor, NOW);
      assert.deepEqual(decision, { kind: "refused", code });
    });
  }

  it("ends in completed, cancelled, payment_failed and refunded, and nowhere else", () => {
    const ends = CoverageOrderStatusSchema.options.filter(isTerminal);
    assert.deepEqual([...ends].sort(), ["cancelled", "completed", "payment_failed", "refunded"]);
  });
});

describe("a public verb", () => {
  it("means the move that fits the status: cancel before the claim, cancel_late after it", () => {
    assert.equal(eventFor("cancel", "payment_held", "writer"), "cancel");
    assert.equal(eventFor("cancel", "in_progress", "writer"), "cancel_late");
    assert.equal(eventFor("dispute", "delivered", "writer"), "dispute");
    assert.equal(eventFor("dispute", "claimed", "writer"), "dispute_late");
  });

  it("offers the writer to pay only while the payment window is open", () => {
    const placed = { ...anyTime, status: "placed" as const };
    assert.deepEqual(availableActions({ ...placed, paymentDeadline: NOW + 1 }, "writer", NOW), [
      "pay",
      "cancel",
    ]);
    assert.deepEqual(availableActions({ ...placed, paymentDeadline: NOW }, "writer", NOW), ["cancel"]);
  });

  it("offers each party its own next steps and a stranger's role none of them", () => {
    const delivered = { ...anyTime, status: "delivered" as const, reviewDeadline: NOW + 1 };
    assert.deepEqual(availableActions(delivered, "writer", NOW), ["complete", "dispute"]);
    assert.deepEqual(availableActions(delivered, "provider", NOW), []);
    assert.deepEqual(availableActions({ ...anyTime, status: "disputed" }, "admin", NOW), ["resolve"]);
  });
});
