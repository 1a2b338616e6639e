/**
 * One seed's story: random people do random things to a few orders in bad weather; then it clears up and all
 * must end well.
 */
import { applyPayment } from "../../src/commands/apply-payment.ts";
import { deliverOrder } from "../../src/commands/deliver-order.ts";
import type { CommandDeps, Requester } from "../../src/commands/deps.ts";
import { moveOrder } from "../../src/commands/move-order.ts";
import { openDispute } from "../../src/commands/open-dispute.ts";
import { placeOrder } from "../../src/commands/place-order.ts";
import { syncStripeAccount } from "../../src/commands/register-provider.ts";
import { resolveDispute } from "../../src/commands/resolve-dispute.ts";
import { syncPayment } from "../../src/commands/sync-payment.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../src/domain/clock.ts";
import { DomainError } from "../../src/domain/errors.ts";
import { PaymentGatewayError } from "../../src/payments/interface.ts";
import { Marketplace } from "../harness.ts";
import { faultyGateway, ProcessDied, type Weather } from "./faulty-gateway.ts";
import { assertAlways, assertAtRest } from "./invariants.ts";
import { Random } from "./random.ts";

export interface StoryResult {
  readonly steps: number;
  readonly faults: number;
  readonly deaths: number;
  readonly log: readonly string[];
}

interface Scene {
  readonly market: Marketplace;
  readonly deps: CommandDeps;
  readonly random: Random;
  readonly reader: Requester;
  readonly writer: Requester;
  readonly admin: Requester;
  readonly providerId: string;
  readonly request: { serviceId: string; scriptId: string; projectId: string; brief: string };
  readonly orderIds: Set<string>;
}

/** Throws with the seed and the last steps when an invariant breaks. */
export async function tell(
  seed: number,
  o: { steps: number; faultProbability: number },
): Promise<StoryResult> {
  const random = new Random(seed);
  const weather: Weather = { faultProbability: o.faultProbability, faults: 0, deaths: 0 };
  const scene = await open(random, weather);
  const log: string[] = [];
  try {
    for (let step = 0; step < o.steps; step++) {
      // Up to three things at once, so that they meet in the middle.
      const acts = Array.from({ length: 1 + random.below(3) }, () => random.pick(ACTS));
      log.push(acts.map((act) => act.name).join(" + "));
      await Promise.all(acts.map((act) => survive(() => act(scene))));
      for (const orderId of scene.orderIds) await assertAlways(scene.market, orderId);
    }
    weather.faultProbability = 0;
    log.push("the weather clears up");
    await comeToRest(scene);
    for (const orderId of scene.orderIds) await assertAtRest(scene.market, orderId);
  } catch (error) {
    const told = log.slice(-12).join("\n  ");
    throw new Error(
      `seed ${seed}, after\n  ${told}\n${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
  return { steps: log.length, faults: weather.faults, deaths: weather.deaths, log };
}

async function open(random: Random, weather: Weather): Promise<Scene> {
  const market = new Marketplace();
  const { reader, provider, service } = await market.seller({
    priceCents: 5_000 + random.below(50_000),
    turnaroundDays: 1 + random.below(5),
  });
  const { writer, scriptId, projectId } = market.author();
  const gateway = faultyGateway(market.payments, random, weather);
  Object.assign(market.deps, { payments: gateway });
  return {
    market,
    deps: market.deps,
    random,
    reader,
    writer,
    admin: market.person({ isAdmin: true }),
    providerId: provider.id,
    request: { serviceId: service.id, scriptId, projectId, brief: "" },
    orderIds: new Set(),
  };
}

/** Refusals and lost answers are what people live with; anything else is a bug. */
async function survive(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (error instanceof DomainError || error instanceof ProcessDied || error instanceof PaymentGatewayError)
      return;
    throw error;
  }
}

const report = { summary: "s", strengths: "", weaknesses: "", recommendations: "" };

async function place(scene: Scene): Promise<void> {
  if (scene.orderIds.size >= 4) return;
  const idempotencyKey = `order-${scene.random.below(5)}`;
  const requester = { ...scene.writer, idempotencyKey };
  try {
    await placeOrder(scene.deps, { requester, request: scene.request });
  } finally {
    const order = await scene.market.repository.getOrderByKey({
      writerUserId: scene.writer.userId,
      idempotencyKey,
    });
    if (order) scene.orderIds.add(order.id);
  }
}

function some(scene: Scene): string {
  if (scene.orderIds.size === 0) throw new DomainError("not_found", "no order yet");
  return scene.random.pick([...scene.orderIds]);
}

async function pay(scene: Scene): Promise<void> {
  const order = await scene.market.order(some(scene));
  if (!order.stripePaymentIntentId) return;
  const payment = scene.market.payments.state.payments.get(order.stripePaymentIntentId);
  if (payment?.status === "requires_payment_method") scene.market.payments.confirmPayment(payment.id);
}

const sync = async (scene: Scene) =>
  syncPayment(scene.deps, { orderId: some(scene), requester: scene.writer });
const claim = async (scene: Scene) =>
  moveOrder(scene.deps, { orderId: some(scene), requester: scene.reader, action: "claim" });
const start = async (scene: Scene) =>
  moveOrder(scene.deps, { orderId: some(scene), requester: scene.reader, action: "start" });
const cancel = async (scene: Scene) =>
  moveOrder(scene.deps, { orderId: some(scene), requester: scene.writer, action: "cancel" });
const complete = async (scene: Scene) =>
  moveOrder(scene.deps, { orderId: some(scene), requester: scene.writer, action: "complete" });
const deliver = async (scene: Scene) =>
  deliverOrder(scene.deps, { orderId: some(scene), requester: scene.reader, request: report });
const dispute = async (scene: Scene) =>
  openDispute(scene.deps, {
    orderId: some(scene),
    requester: scene.writer,
    request: { reason: "quality", description: "d" },
  });

/** A webhook, a reconciler, a tab left open: somebody looks at Stripe and applies what is there. */
async function look(scene: Scene): Promise<void> {
  const order = await scene.market.order(some(scene));
  if (!order.stripePaymentIntentId) return;
  await applyPayment(scene.deps, {
    order,
    payment: await scene.deps.payments.getPayment(order.stripePaymentIntentId),
  });
}

async function rule(scene: Scene): Promise<void> {
  const found = await scene.market.repository.getDisputeByOrder(some(scene));
  if (!found) return;
  const order = await scene.market.order(found.orderId);
  const request = scene.random.pick([
    { status: "resolved_refund", adminNotes: "n" },
    { status: "resolved_no_refund", adminNotes: "n" },
    {
      status: "resolved_partial",
      adminNotes: "n",
      refundAmountCents: 1 + scene.random.below(order.priceCents - 1),
    },
  ] as const);
  await resolveDispute(scene.deps, { disputeId: found.id, requester: scene.admin, request });
}

async function jobs(scene: Scene): Promise<void> {
  await scene.market.drain();
}

/** Time passes without anybody working: what becomes due meanwhile is late, as after an outage. */
async function sleep(scene: Scene): Promise<void> {
  scene.market.now += scene.random.pick([10_000, MINUTE_MS, HOUR_MS, 6 * HOUR_MS, DAY_MS]);
}

async function capability(scene: Scene): Promise<void> {
  const provider = await scene.market.repository.getProvider(scene.providerId);
  if (!provider?.stripeAccountId) return;
  scene.market.payments.setPayable(provider.stripeAccountId, scene.random.chance(0.5));
  await syncStripeAccount(scene.deps, provider);
}

async function lapse(scene: Scene): Promise<void> {
  const order = await scene.market.order(some(scene));
  const payment = scene.market.payments.state.payments.get(order.stripePaymentIntentId ?? "");
  if (payment?.status === "requires_capture") scene.market.payments.lapseAuthorisation(payment.id);
}

const OFTEN = [place, pay, sync, claim, start, deliver, complete, dispute, rule, jobs, sleep, look];
const ACTS: readonly ((scene: Scene) => Promise<unknown>)[] = [
  ...OFTEN,
  ...OFTEN,
  ...OFTEN,
  cancel,
  capability,
  lapse,
];

/** Everybody can be paid, every dispute is ruled on, and half a year passes. */
async function comeToRest(scene: Scene): Promise<void> {
  const { market, deps } = scene;
  for (let round = 0; round < 3; round++) {
    const provider = await market.repository.getProvider(scene.providerId);
    if (provider?.stripeAccountId) {
      market.payments.setPayable(provider.stripeAccountId, true);
      await syncStripeAccount(deps, provider);
    }
    await market.pass(30 * DAY_MS);
    for (const orderId of scene.orderIds) {
      const found = await market.repository.getDisputeByOrder(orderId);
      if (!found || found.resolvedAt !== null) continue;
      await resolveDispute(deps, {
        disputeId: found.id,
        requester: scene.admin,
        request: { status: "resolved_no_refund", adminNotes: "n" },
      });
    }
    await market.pass(30 * DAY_MS);
  }
}
