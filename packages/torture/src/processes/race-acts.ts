/**
 * Races that chance would seldom make: those who would like to move the same order, or to send the same
 * movement, have all read it before the first of them writes.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { Random } from "../random.ts";
import type { Act, Scene } from "./act.ts";

interface Click {
  readonly who: "writer" | "reader" | "admin";
  readonly action: string;
  readonly body?: object;
}

const REPORT = { summary: "Sound.", strengths: "", weaknesses: "", recommendations: "" };
const COMPLAINT = { reason: "quality", description: "Not what was promised." };
const NOTE = { reason: "Looked at." };

/** Who may want something of an order in this status at one and the same moment. */
const CLICKS: Readonly<Record<string, readonly Click[]>> = {
  placed: [
    { who: "writer", action: "cancel" },
    { who: "writer", action: "sync-payment" },
  ],
  payment_held: [
    { who: "reader", action: "claim" },
    { who: "writer", action: "cancel" },
  ],
  claimed: [
    { who: "reader", action: "start" },
    { who: "reader", action: "deliver", body: REPORT },
    { who: "writer", action: "cancel" },
  ],
  in_progress: [
    { who: "reader", action: "deliver", body: REPORT },
    { who: "writer", action: "cancel" },
  ],
  delivered: [
    { who: "writer", action: "complete" },
    { who: "writer", action: "dispute", body: COMPLAINT },
  ],
};

const COPIES = 2;

interface Chosen {
  readonly slot: number;
  readonly orderId: string;
  readonly status: string;
}

/** Any order that is where something can be made of it; null when none is. */
async function choose(
  { bench, orders }: Scene,
  random: Random,
  fits: (status: string) => boolean,
): Promise<Chosen | null> {
  const facts = await bench.database.facts([...orders.values()]);
  const found = [...orders].flatMap(([slot, orderId]) => {
    const status = facts.find(({ order }) => order.id === orderId)?.order.status ?? "";
    return fits(status) ? [{ slot, orderId, status }] : [];
  });
  return found.length > 0 ? random.pick(found) : null;
}

/** Everybody at once: of two moves that exclude each other one is made. */
const rush: Act = async (scene, { random }) => {
  const { bench, people } = scene;
  const chosen = await choose(scene, random, (status) => status === "disputed" || status in CLICKS);
  if (!chosen) return;
  const { slot, orderId, status } = chosen;
  if (status === "disputed") return ruleTwice(scene, { orderId, random });
  const clicks = CLICKS[status] ?? [];
  const users = { writer: people.writer(slot), reader: people.seller(slot).userId, admin: people.admin };
  const all = Array.from({ length: COPIES }, () => clicks).flat();
  await bench.gate.rush("coverage_orders", {
    waiting: all.length,
    work: () =>
      Promise.all(
        all.map(({ who, action, body }) =>
          people.ask("POST", `/orders/${orderId}/${action}`, users[who], body),
        ),
      ),
  });
};

/** Two admins decide, each otherwise, and a third gives all of it back. */
async function ruleTwice(
  { bench, people }: Scene,
  { orderId, random }: { orderId: string; random: Random },
): Promise<void> {
  const disputeId = await bench.database.disputeOf(orderId);
  if (!disputeId) return;
  const refundAmountCents = 1 + random.below(49);
  const rulings = [
    { status: "resolved_refund", adminNotes: "All of it." },
    { status: "resolved_no_refund", adminNotes: "Nothing." },
    { status: "resolved_partial", adminNotes: "Some of it.", refundAmountCents },
  ];
  await bench.gate.rush("coverage_orders", {
    waiting: rulings.length + 1,
    work: () =>
      Promise.all([
        ...rulings.map((ruling) => people.ask("PATCH", `/disputes/${disputeId}`, people.admin, ruling)),
        people.ask("POST", `/admin/orders/${orderId}/refund`, people.admin, NOTE),
      ]),
  });
}

/** Moves that send something, and what is sent. */
const LEADS: Readonly<Record<string, { request: string; click: Click }>> = {
  payment_held: { request: "capture", click: { who: "reader", action: "claim" } },
  delivered: { request: "transfer", click: { who: "writer", action: "complete" } },
};

interface Lead {
  readonly orderId: string;
  /** Stripe's next such request meets this. */
  readonly fault: (facts: object) => Promise<unknown>;
  readonly click: () => Promise<unknown>;
}

/** Null where no order's next move sends anything. */
async function leadOf(scene: Scene, random: Random): Promise<Lead | null> {
  const ready = (status: string): boolean => status in LEADS;
  const chosen = (await choose(scene, random, ready)) ?? (await payOne(scene, random));
  const lead = LEADS[chosen?.status ?? ""];
  if (!chosen || !lead) return null;
  const { bench, people } = scene;
  const { slot, orderId } = chosen;
  const { request, click } = lead;
  const userId = click.who === "writer" ? people.writer(slot) : people.seller(slot).userId;
  return {
    orderId,
    fault: (told) => bench.stripe.post("/weather/faults", { request, ...told }),
    click: () => people.ask("POST", `/orders/${orderId}/${click.action}`, userId),
  };
}

/** Where nothing is ready to be sent, somebody pays. */
async function payOne(scene: Scene, random: Random): Promise<Chosen | null> {
  const { bench, people } = scene;
  const placed = await choose(scene, random, (status) => status === "placed");
  if (!placed) return null;
  const { orderId, slot } = placed;
  const { paymentIntents } = await bench.stripe.state();
  const intent = paymentIntents.find(({ metadata }) => metadata.order_id === orderId);
  if (intent?.status === "requires_payment_method") await bench.stripe.confirm(intent, "pm_card_visa");
  await people.ask("POST", `/orders/${orderId}/sync-payment`, people.writer(slot));
  const [facts] = await bench.database.facts([orderId]);
  return { ...placed, status: facts?.order.status ?? "" };
}

const WORKERS = 4;

/** A movement fails for a moment, and then several workers want to send it: one gets its lease. */
const crowd: Act = async (scene, { random }) => {
  const { bench } = scene;
  const lead = await leadOf(scene, random);
  if (!lead) return;
  await lead.fault({ fate: "error" });
  await lead.click();
  const operation = await bench.database.openOperation(lead.orderId);
  if (!operation) return;
  await bench.gate.rush("coverage_money_ops", {
    waiting: WORKERS,
    work: () => bench.database.copyJob(operation.id, WORKERS),
  });
};

const MINUTE_MS = 60_000;
/** Time enough to be stopped before it is answered; no longer than a far jump of the clock waits. */
const SLOW_MS = 900;
const LOOK_MS = 15;
const LOOKS_MAX = 300;

/**
 * A worker is stopped between its request and its result, its lease runs out, another takes the movement
 * over; then the first one goes on, and has nothing to say any more.
 */
const overtake: Act = async (scene, { random }) => {
  const { bench } = scene;
  await bench.replicas.untilReady(2);
  const lead = await leadOf(scene, random);
  if (!lead) return;
  const { orderId } = lead;
  for (const replica of bench.replicas.all) replica.arm(null);
  await bench.gate.alone(async () => {
    await lead.fault({ fate: "slow", delayMs: SLOW_MS });
    const clicked = lead.click();
    const operation = await until(async () => {
      const found = await bench.database.openOperation(orderId);
      return found?.lease ? found : null;
    });
    const holder = operation && (await bench.database.leaseHolder());
    const replica = bench.replicas.ready.find(({ name }) => name === holder);
    if (operation && replica) {
      bench.journal.note(`world: ${replica.name} is stopped with the lease of ${operation.id}`);
      replica.pause();
      await bench.jump(MINUTE_MS);
      await bench.database.copyJob(operation.id, 1);
      await until(async () => {
        const now = await bench.database.openOperation(orderId);
        return now?.lease === operation.lease ? null : true;
      });
      replica.goOn();
      bench.journal.note(`world: ${replica.name} goes on`);
    }
    await clicked;
  });
};

async function until<T>(look: () => Promise<T | null>): Promise<T | null> {
  for (let looks = 0; looks < LOOKS_MAX; looks++) {
    const found = await look();
    if (found !== null) return found;
    await delay(LOOK_MS);
  }
  return null;
}

/** Stripe's webhooks come in while none of them can be stored: none is answered before it is. */
const flood: Act = async ({ bench }) => {
  await bench.gate.rush("coverage_webhook_inbox", {
    waiting: 2,
    work: () => bench.stripe.post("/webhooks/flush"),
  });
};

/** The queue hands out some jobs twice, and before their time. */
const twice: Act = async ({ bench }, { random }) => bench.database.copyJobs(1 + random.below(6));

export const RACE_ACTS = { rush, crowd, overtake, flood, twice } as const satisfies Record<string, Act>;
