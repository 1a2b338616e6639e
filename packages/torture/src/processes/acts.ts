/** What people and their banks do to real replicas. Each act is about one order's slot. */
import { type Act, about, type Scene } from "./act.ts";
import { BANK_ACTS } from "./bank-acts.ts";
import { DOOR_ACTS } from "./door-acts.ts";
import { type Answer, SLOTS } from "./people.ts";
import { RACE_ACTS } from "./race-acts.ts";

/** Now and then clicked several times at once, at several replicas, with one key. */
const place: Act = async ({ people }, { slot, random }) => {
  const writer = people.writer(slot);
  const copies = random.chance(0.3) ? 2 + random.below(4) : 1;
  const body = {
    serviceId: people.seller(slot).serviceId,
    scriptId: `scr_${writer}`,
    projectId: `proj_${writer}`,
    brief: "",
  };
  await Promise.all(
    Array.from({ length: copies }, () =>
      people.ask("POST", "/orders", writer, body, { key: people.keyOf(slot) }),
    ),
  );
};

const CARDS = ["pm_card_visa", "pm_card_visa", "pm_card_visa", "pm_card_visa", "pm_card_chargeDeclined"];

const pay = about(async ({ bench }, { orderId, random }) => {
  const { paymentIntents } = await bench.stripe.state();
  const intent = paymentIntents.find(({ metadata }) => metadata.order_id === orderId);
  if (intent?.status === "requires_payment_method") await bench.stripe.confirm(intent, random.pick(CARDS));
});

const verb = (who: "writer" | "reader", action: string, body?: object): Act =>
  about(async ({ people }, { slot, orderId, random }) => {
    const userId = who === "writer" ? people.writer(slot) : people.seller(slot).userId;
    const key = random.chance(0.3) ? `${action}-${orderId}` : undefined;
    const copies = random.chance(0.2) ? 2 : 1;
    const click = (): Promise<Answer> =>
      people.ask("POST", `/orders/${orderId}/${action}`, userId, body, key ? { key } : {});
    await Promise.all(Array.from({ length: copies }, click));
  });

const sync = verb("writer", "sync-payment");
const claim = verb("reader", "claim");
const start = verb("reader", "start");
const deliver = verb("reader", "deliver", {
  summary: "Sound.",
  strengths: "",
  weaknesses: "",
  recommendations: "",
});
const complete = verb("writer", "complete");
const cancel = verb("writer", "cancel");
const dispute = verb("writer", "dispute", { reason: "quality", description: "Not what was promised." });

/** Refunds of nothing, of the price and more, and of what no number is, are asked for as well. */
const rule = about(async ({ bench, people }, { orderId, random }) => {
  const disputeId = await bench.database.disputeOf(orderId);
  if (!disputeId) return;
  const refundAmountCents = random.pick([1 + random.below(5_000), 1 + random.below(50), 0, -1, 1e21, 60_051]);
  const body = random.pick([
    { status: "resolved_refund", adminNotes: "Decided." },
    { status: "resolved_no_refund", adminNotes: "Decided." },
    { status: "resolved_partial", adminNotes: "Decided.", refundAmountCents },
    { status: "resolved_partial", adminNotes: "Decided.", refundAmountCents },
  ]);
  const copies = random.chance(0.3) ? 2 : 1;
  await Promise.all(
    Array.from({ length: copies }, () => people.ask("PATCH", `/disputes/${disputeId}`, people.admin, body)),
  );
});

const goOn = about(async (scene, o) => {
  const [facts] = await scene.bench.database.facts([o.orderId]);
  const status = facts?.order.status;
  const usual: Record<string, readonly Act[]> = {
    placed: [pay, sync],
    payment_held: [claim],
    claimed: [start],
    in_progress: [deliver],
    delivered: [o.random.chance(0.5) ? complete : dispute],
    disputed: [rule],
  };
  for (const act of usual[status ?? ""] ?? []) await act(scene, o);
});

const next: Act = (scene, o) => (o.orderId ? goOn(scene, o) : place(scene, o));

const capability: Act = async ({ bench, people }, { slot, random }) => {
  const status = random.chance(0.6) ? "active" : "restricted";
  await bench.stripe.post(`/accounts/${people.seller(slot).accountId}/capability`, { status });
};

/** Somebody becomes a provider, and tries again when nobody answers: one account at Stripe, whatever dies. */
const register: Act = async ({ people }, { slot }) => {
  const profile = { displayName: "Ines Ferreira", bio: "", specialties: [] };
  await people.ask("POST", "/providers", people.newcomer(slot), profile);
};

export const ACTS = {
  place,
  pay,
  sync,
  claim,
  start,
  deliver,
  complete,
  cancel,
  dispute,
  rule,
  next,
  capability,
  register,
  ...BANK_ACTS,
  ...DOOR_ACTS,
  ...RACE_ACTS,
} as const satisfies Record<string, Act>;

export type ProcessAct = keyof typeof ACTS;

const OFTEN: readonly ProcessAct[] = [
  ...(["place", "place", "place", "pay", "sync", "claim", "start", "deliver"] as const),
  ...(["complete", "dispute", "rule"] as const),
  ...(["next", "next", "next", "next", "next", "next", "next", "next", "next", "next"] as const),
];

/** Each as often as it should be picked. */
export const NAMES: readonly ProcessAct[] = [
  ...OFTEN,
  ...OFTEN,
  "next",
  "next",
  "next",
  "next",
  "cancel",
  "capability",
  "register",
  "register",
  ...(["forge", "forge", "reuse", "reuse", "intrude", "intrude"] as const),
  ...(["chargeback", "chargeback", "bank", "bank", "warn", "spend", "spend", "refundFate"] as const),
  ...(["hand", "hand", "hand"] as const),
  ...(["unfreeze", "giveBack", "retry"] as const),
  ...(["rush", "rush", "rush", "rush", "crowd", "crowd", "crowd", "overtake", "overtake"] as const),
  ...(["flood", "flood", "twice", "twice"] as const),
];

/** Which orders there are now. */
export async function learnOrders(scene: Scene): Promise<void> {
  const byKey = await scene.bench.database.orderIds(scene.people.writers);
  for (let slot = 0; slot < SLOTS; slot++) {
    const id = byKey.get(`${scene.people.writer(slot)} ${scene.people.keyOf(slot)}`);
    if (id) scene.orders.set(slot, id);
  }
}
