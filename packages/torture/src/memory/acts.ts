/**
 * What people, their banks and time can do in memory. Each act is about one order's slot and takes its
 * details from its own chance.
 */

import { applyPayment } from "@script-manifest/coverage-marketplace-service/src/commands/apply-payment.ts";
import { deliverOrder } from "@script-manifest/coverage-marketplace-service/src/commands/deliver-order.ts";
import { moveOrder } from "@script-manifest/coverage-marketplace-service/src/commands/move-order.ts";
import { openDispute } from "@script-manifest/coverage-marketplace-service/src/commands/open-dispute.ts";
import { placeOrder } from "@script-manifest/coverage-marketplace-service/src/commands/place-order.ts";
import { syncStripeAccount } from "@script-manifest/coverage-marketplace-service/src/commands/register-provider.ts";
import { resolveDispute } from "@script-manifest/coverage-marketplace-service/src/commands/resolve-dispute.ts";
import { syncPayment } from "@script-manifest/coverage-marketplace-service/src/commands/sync-payment.ts";
import {
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
} from "@script-manifest/coverage-marketplace-service/src/domain/clock.ts";
import { DomainError } from "@script-manifest/coverage-marketplace-service/src/domain/errors.ts";
import type { Random } from "../random.ts";
import { type Act, about } from "./act.ts";
import { BANK_ACTS } from "./bank-acts.ts";
import { crowd } from "./crowd-acts.ts";
import { DOOR_ACTS } from "./door-acts.ts";
import { OFFICE_ACTS } from "./office-acts.ts";
import type { World } from "./world.ts";

const place: Act = async (world, { slot }) => {
  const { writer, request } = world.player(slot);
  const requester = { ...writer, idempotencyKey: world.keyOf(slot).idempotencyKey };
  const { order } = await placeOrder(world.deps, { requester, request });
  if (order.writerUserId !== writer.userId)
    world.witness.problems.push(`I8: ${writer.userId} was given an order of ${order.writerUserId}`);
};

const pay = about(async ({ market }, { order, random }) => {
  const payment = [...market.payments.state.payments.values()].find(
    (one) => one.metadata.order_id === order.id,
  );
  if (payment?.status === "requires_payment_method")
    market.payments.confirmPayment(payment.id, { slowly: random.chance(0.08) });
});

const sync = about((world, { slot, order }) =>
  syncPayment(world.deps, { orderId: order.id, requester: world.player(slot).writer }),
);

const move = (who: "writer" | "reader", action: "claim" | "start" | "cancel" | "complete"): Act =>
  about((world, { slot, order, random }) => {
    // Some clicks carry a key and are repeated with it.
    const idempotencyKey = random.chance(0.3) ? `${action}-${slot}` : null;
    const requester = { ...world.player(slot)[who], idempotencyKey };
    return again(world, `${order.id} ${idempotencyKey}`, () =>
      moveOrder(world.deps, { orderId: order.id, requester, action }),
    );
  });

/** What was done under a key is done: the same click again is answered, not refused. */
async function again(world: World, key: string, click: () => Promise<unknown>): Promise<void> {
  const wasDone = world.doneByKey.has(key);
  try {
    await click();
    if (!key.endsWith("null")) world.doneByKey.add(key);
  } catch (error) {
    if (wasDone && error instanceof DomainError && error.code === "invalid_transition")
      world.witness.problems.push(`keys: ${key} was done, and is refused when it is repeated`);
    throw error;
  }
}

/** A suspended provider claims nothing: nobody is charged for them. */
const claim = about(async (world, { slot, order, random }) => {
  const isSuspended = () => world.state.providers.get(order.providerId)?.status === "suspended";
  if (!isSuspended()) return move("reader", "claim")(world, { slot, random });
  await moveOrder(world.deps, {
    orderId: order.id,
    requester: world.player(slot).reader,
    action: "claim",
  });
  if (isSuspended()) world.witness.problems.push(`I6: claimed by a suspended provider [${order.id}]`);
});

const REPORT = { summary: "Sound.", strengths: "", weaknesses: "", recommendations: "" };
const deliver = about((world, { slot, order }) =>
  deliverOrder(world.deps, {
    orderId: order.id,
    requester: world.player(slot).reader,
    request: REPORT,
  }),
);

const dispute = about((world, { slot, order }) =>
  openDispute(world.deps, {
    orderId: order.id,
    requester: world.player(slot).writer,
    request: { reason: "quality", description: "Not what was promised." },
  }),
);

/** A refund of nothing, of the price and more, and of what no number is, is asked for as well. */
const partOf = (random: Random, priceCents: number): number =>
  random.pick([1, 1 + random.below(priceCents), priceCents - 1, priceCents, priceCents + 1, 0, -1, 1e21]);

const rule = about(async (world, { order, random }) => {
  const found = await world.market.repository.getDisputeByOrder(order.id);
  if (!found) return;
  const adminNotes = "Decided.";
  const refundAmountCents = random.chance(0.5)
    ? 1 + random.below(order.priceCents - 1)
    : partOf(random, order.priceCents);
  await resolveDispute(world.deps, {
    disputeId: found.id,
    requester: world.admin,
    request: random.pick([
      { status: "resolved_refund", adminNotes },
      { status: "resolved_no_refund", adminNotes },
      { status: "resolved_partial", adminNotes, refundAmountCents },
      { status: "resolved_partial", adminNotes, refundAmountCents },
    ] as const),
  });
});

/** A reconciler, or a tab left open: somebody looks at Stripe and applies what is there. */
const look = about(async ({ deps }, { order }) => {
  if (!order.stripePaymentIntentId) return;
  const payment = await deps.payments.getPayment(order.stripePaymentIntentId);
  await applyPayment(deps, { order, payment });
});

/** Stripe posts an event that was not taken yet, now and then twice or again after it was. */
const webhook: Act = async (world, { random }) => {
  const { events } = world;
  events.notice();
  const choice = random.chance(0.15) ? events.all : events.waiting();
  if (choice.length === 0) return;
  const event = random.pick(choice);
  const copies = random.chance(0.2) ? 2 + random.below(3) : 1;
  await Promise.all(Array.from({ length: copies }, () => events.deliver(event)));
};

const forge = about((world, { order, random }) =>
  random.chance(0.3)
    ? world.events.strange(random)
    : world.events.forge(random, order.stripePaymentIntentId ?? "pi_unknown"),
);

const capability: Act = async (world, { random }) => {
  const provider = await world.market.repository.getProvider(random.pick(world.providerIds));
  if (!provider?.stripeAccountId) return;
  world.market.payments.setPayable(provider.stripeAccountId, random.chance(0.5));
  if (random.chance(0.5)) await syncStripeAccount(world.deps, provider);
};

const lapse = about(async ({ market }, { order, random }) => {
  const payment = market.payments.state.payments.get(order.stripePaymentIntentId ?? "");
  if (payment?.status !== "requires_capture") return;
  if (random.chance(0.4)) market.payments.expireAuthorisation(payment.id);
  else market.payments.lapseAuthorisation(payment.id);
});

/** The provider raises the price while orders are open. */
const reprice: Act = async (world, { slot, random }) => {
  const { serviceId } = world.player(slot).request;
  await world.deps.repository.updateService(serviceId, { priceCents: 50 + random.below(60_000) });
};

/** Most writers pay at once; the others may never do. */
const order: Act = async (world, o) => {
  await place(world, o);
  if (!o.random.chance(0.8)) return;
  await pay(world, o);
  await sync(world, o);
};

/** Whoever's turn it is does what people usually do next, so that many orders come far. */
const goOn = about(async (world, o) => {
  const { status } = o.order;
  if (status === "placed") {
    await pay(world, o);
    await sync(world, o);
  } else {
    const usual: Partial<Record<typeof status, Act>> = {
      payment_held: claim,
      claimed: move("reader", "start"),
      in_progress: deliver,
      delivered: o.random.chance(0.5) ? move("writer", "complete") : dispute,
      disputed: rule,
    };
    const { slaDeadline, deliveredAt } = o.order;
    const isLate = deliveredAt === null && slaDeadline !== null && world.market.now >= slaDeadline;
    const act = isLate && o.random.chance(0.4) ? move("writer", "cancel") : usual[status];
    await act?.(world, o);
  }
});

const next: Act = async (world, o) => (world.orderIn(o.slot) ? goOn(world, o) : order(world, o));

const MOVES = [move("writer", "complete"), move("writer", "cancel"), move("reader", "start"), claim];

const work: Act = (world, { random }) => world.work(random);

/** Long enough for whole windows to pass. */
const LONG_NAPS = [3 * DAY_MS, 8 * DAY_MS, 8 * DAY_MS];
const NAPS = [10_000, MINUTE_MS, HOUR_MS, 6 * HOUR_MS, DAY_MS, 26 * HOUR_MS];

/** Time passes and nobody works: what becomes due meanwhile is late, as after an outage. */
const outage: Act = async ({ market }, { random }) => {
  market.now += random.chance(0.8) ? random.pick(NAPS) : random.pick(LONG_NAPS);
};

/** Time passes and everything runs when it is due. */
const wait: Act = (world, { random }) => world.pass(random.pick(NAPS), random);

/** These are no process of the service: nothing strikes them, only the jobs they run. */
export const WORLDLY: ReadonlySet<string> = new Set([
  ...["work", "outage", "wait", "pay", "lapse", "crowd"],
  ...Object.keys(BANK_ACTS),
]);

export const ACTS = {
  work,
  outage,
  wait,
  place,
  order,
  pay,
  sync,
  claim,
  start: move("reader", "start"),
  deliver,
  complete: move("writer", "complete"),
  cancel: move("writer", "cancel"),
  dispute,
  rule,
  look,
  webhook,
  forge,
  capability,
  lapse,
  reprice,
  next,
  crowd: crowd([next, next, next, rule, dispute, deliver, look, sync, ...MOVES]),
  ...BANK_ACTS,
  ...OFFICE_ACTS,
  ...DOOR_ACTS,
} as const satisfies Record<string, Act>;

export type ActName = keyof typeof ACTS;

const OFTEN: readonly ActName[] = [
  ...(["order", "order", "sync", "claim", "start", "deliver", "complete", "dispute", "rule"] as const),
  ...(["next", "next", "next", "next", "next", "next", "next", "next", "next", "pay", "bank"] as const),
  ...(["work", "work", "outage", "wait", "look", "webhook", "webhook"] as const),
];

/** Each as often as it should be picked. */
export const NAMES: readonly ActName[] = [
  ...OFTEN,
  ...OFTEN,
  ...(["crowd", "crowd", "crowd", "crowd", "crowd"] as const),
  ...(["place", "cancel", "capability", "lapse", "forge", "reprice"] as const),
  ...([
    "chargeback",
    "chargeback",
    "chargeback",
    "warn",
    "spend",
    "refundFate",
    "refundFate",
    "hand",
    "shortCapture",
    "payout",
    "ruin",
    "ruin",
    "ruin",
  ] as const),
  ...(["unfreeze", "giveBack", "retry", "reconcile", "reconcile"] as const),
  ...(["intrude", "intrude", "misorder", "suspend"] as const),
];
