/** Reads PostgreSQL and the simulator and says what is broken. */
import type { EventFacts, OrderFacts, StripeSide } from "../facts.ts";
import { brokenAlways } from "../invariants/always.ts";
import { brokenAtRest } from "../invariants/at-rest.ts";
import { brokenEvents, brokenNews, brokenSilence } from "../invariants/events.ts";
import type { Scene } from "./acts.ts";
import type { StripeState } from "./stripe-control.ts";

/** After a step: requests may still be under way, so Stripe is read first, what it has was decided before. */
export async function judgeNow(scene: Scene): Promise<string[]> {
  const { all, stripe } = await readFacts(scene);
  return [
    ...all.flatMap(named(brokenAlways)),
    ...(await judgeEvents(scene, stripe, all)),
    ...brokenNews(mine(scene)),
    ...scene.bench.replicas.problems,
  ];
}

export async function judgeAtRest(scene: Scene): Promise<string[]> {
  const { all, stripe } = await readFacts(scene);
  return [
    ...all.flatMap(named(brokenAtRest)),
    ...(await judgeEvents(scene, stripe, all)),
    ...brokenNews(mine(scene)),
    ...all.flatMap((facts) => brokenSilence(facts, scene.bench.neighbours.told)),
    ...scene.bench.replicas.problems,
  ];
}

const named = (judge: (facts: OrderFacts) => string[]) => (facts: OrderFacts) =>
  judge(facts).map((problem) => `${problem} [${facts.order.id}]`);

const mine = ({ bench, orders }: Scene) => {
  const ids = new Set(orders.values());
  return bench.neighbours.told.filter(({ orderId }) => ids.has(orderId));
};

async function readFacts({ bench, orders }: Scene): Promise<{ all: OrderFacts[]; stripe: StripeState }> {
  const stripe = await bench.stripe.state();
  const rows = await bench.database.facts([...orders.values()]);
  return { stripe, all: rows.map((row) => ({ ...row, ...sideOf(stripe, row.order.id) })) };
}

function sideOf(stripe: StripeState, orderId: string): StripeSide {
  const intents = stripe.paymentIntents.filter(({ metadata }) => metadata.order_id === orderId);
  const ids = new Set(intents.map(({ id }) => id));
  const feeOf = (intentId: string): number => {
    const charge = stripe.charges.find(
      (one) => one.payment_intent === intentId && one.balance_transaction !== null,
    );
    return stripe.balanceTransactions.find(({ id }) => id === charge?.balance_transaction)?.fee ?? 0;
  };
  return {
    payments: intents.map(({ id, status, amount, amount_received }) => ({
      id,
      status,
      amountCents: amount,
      receivedCents: amount_received,
      feeCents: feeOf(id),
    })),
    transfers: stripe.transfers
      .filter(({ transfer_group }) => transfer_group === orderId)
      .map(({ id, amount, amount_reversed }) => ({
        id,
        amountCents: amount,
        reversedCents: amount_reversed,
      })),
    refunds: stripe.refunds
      .filter(({ payment_intent }) => ids.has(payment_intent))
      .map(({ id, amount, status }) => ({ id, amountCents: amount, status })),
  };
}

async function judgeEvents(scene: Scene, stripe: StripeState, all: OrderFacts[]): Promise<string[]> {
  const inbox = await scene.bench.database.inbox();
  const waiting = new Set(stripe.undelivered.map(({ id }) => id));
  const facts: EventFacts[] = stripe.events.map(({ id, type }) => ({
    id,
    type,
    paymentIntentId: null,
    acknowledged: !waiting.has(id),
    inbox: inbox.get(id) ?? null,
  }));
  return brokenEvents(facts, [...inbox.keys()], (id) =>
    all.find(({ payments }) => payments.some((payment) => payment.id === id)),
  );
}
