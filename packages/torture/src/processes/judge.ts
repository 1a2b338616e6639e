/** Reads PostgreSQL and the simulator and says what is broken. */

import { isTerminal } from "@script-manifest/coverage-marketplace-service/src/domain/order-lifecycle.ts";
import { type EventFacts, type OrderFacts, type StripeChargeback, type StripeSide, sum } from "../facts.ts";
import { brokenAlways, brokenOffsets, offsetOf } from "../invariants/always.ts";
import { brokenAtRest } from "../invariants/at-rest.ts";
import { brokenEvents, brokenNews, brokenSilence } from "../invariants/events.ts";
import { brokenReconciled } from "../invariants/reconciled.ts";
import type { Scene } from "./act.ts";
import type { StoredFacts } from "./database.ts";
import { brokenKeys } from "./door-acts.ts";
import { brokenLeases, sentWhileFrozen } from "./history-judge.ts";
import { brokenLaws } from "./laws.ts";
import type { StripeState } from "./stripe-control.ts";

/** After a step: requests may still be under way, so Stripe is read first, what it has was decided before. */
export async function judgeNow(scene: Scene): Promise<string[]> {
  const { all, stripe, before } = await readFacts(scene);
  return [
    ...all.flatMap(named(brokenAlways)),
    ...(await judgeEvents(scene, { stripe, all, before })),
    ...brokenNews(mine(scene), orderOf(all)),
    ...(await brokenKeys(scene)),
    ...(await scene.bench.database.forsaken()),
    ...scene.problems,
    ...scene.bench.neighbours.problems,
    ...scene.bench.replicas.problems,
  ];
}

/** After the reconciler's look at what has not ended, whatever webhook is still on its way. */
export async function judgeHealed(scene: Scene): Promise<string[]> {
  const { all } = await readFacts(scene);
  return all.filter(({ order }) => !isTerminal(order.status)).flatMap(named(brokenReconciled));
}

/** By the way to what is: every row's history since the story began. */
export async function judgeHistory({ bench, begunAt }: Scene): Promise<string[]> {
  const changes = await bench.database.changes(begunAt);
  return [
    ...brokenLeases(changes),
    ...brokenLaws(changes),
    ...sentWhileFrozen(changes, await bench.stripe.requests()),
  ];
}

export async function judgeAtRest(scene: Scene): Promise<string[]> {
  const { all, stripe, before } = await readFacts(scene);
  return [
    ...all.flatMap(named(brokenAtRest)),
    ...(await judgeHistory(scene)),
    ...(await scene.bench.database.brokenGuards([...scene.orders.values()])),
    ...brokenOffsets(sum(all.map(offsetOf))),
    ...(await scene.bench.database.forsaken()),
    ...(await judgeEvents(scene, { stripe, all, before })),
    ...brokenNews(mine(scene), orderOf(all)),
    ...all.flatMap((facts) => brokenSilence(facts, scene.bench.neighbours.told)),
    ...brokenPayoutNews(scene, stripe),
    ...scene.bench.neighbours.problems,
    ...scene.bench.replicas.problems,
  ];
}

/** A provider is told when their bank sends a payout back, unless a later one has ended since. */
function brokenPayoutNews({ bench, people }: Scene, { payouts }: StripeState): string[] {
  return people.sellers.flatMap(({ accountId, userId }) => {
    const own = payouts.filter(({ account }) => account === accountId).map(({ payout }) => payout);
    const told = bench.neighbours.told
      .filter((news) => news.userId === userId && news.eventId.startsWith(PAYOUT_FAILED))
      .map(({ eventId }) => eventId.slice(PAYOUT_FAILED.length));
    const ended = own.filter(({ status }) => status === "paid" || status === "failed");
    const newest = Math.max(...ended.map(({ created }) => created));
    const last = ended.filter(({ created }) => created === newest);
    const silent =
      last.length > 0 && last.every(({ id, status }) => status === "failed" && !told.includes(id));
    const invented = told.filter((id) => !own.some((one) => one.id === id && one.status === "failed"));
    return [
      ...(silent ? [`I10: ${userId} was not told that the payout ${last.at(-1)?.id} came back`] : []),
      ...invented.map((id) => `I10: ${userId} was told of the payout ${id}, which did not come back`),
    ];
  });
}
const PAYOUT_FAILED = "payout_failed:";

const orderOf = (all: readonly OrderFacts[]) => (orderId: string) =>
  all.find(({ order }) => order.id === orderId);

const named = (judge: (facts: OrderFacts) => string[]) => (facts: OrderFacts) =>
  judge(facts).map((problem) => `${problem} [${facts.order.id}]`);

const mine = ({ bench, orders }: Scene) => {
  const ids = new Set(orders.values());
  return bench.neighbours.told.filter(({ orderId }) => ids.has(orderId));
};

async function readFacts({
  bench,
  orders,
}: Scene): Promise<{ all: OrderFacts[]; stripe: StripeState; before: Inbox }> {
  const before = await bench.database.inbox();
  // What is moved by hand is noted when Stripe has answered: nobody may be at the dashboard meanwhile.
  const stripe = await bench.stripe.state();
  const rows = await bench.database.facts([...orders.values()]);
  return {
    stripe,
    before,
    all: rows.map((row) => ({ ...row, ...sideOf(stripe, row, bench.stripe.handMade) })),
  };
}

function sideOf(
  stripe: StripeState,
  { order, accountId }: StoredFacts,
  handMade: ReadonlySet<string>,
): StripeSide & Pick<OrderFacts, "byHand"> {
  const intents = stripe.paymentIntents.filter(({ metadata }) => metadata.order_id === order.id);
  const ids = new Set(intents.map(({ id }) => id));
  const charges = stripe.charges.filter(({ payment_intent }) => ids.has(payment_intent));
  const chargeIds = new Set(charges.map(({ id }) => id));
  const feeOf = (intentId: string): number => {
    const charge = charges.find((one) => one.payment_intent === intentId && one.balance_transaction !== null);
    return stripe.balanceTransactions.find(({ id }) => id === charge?.balance_transaction)?.fee ?? 0;
  };
  const transfers = stripe.transfers.filter(({ transfer_group }) => transfer_group === order.id);
  const refunds = stripe.refunds.filter(({ payment_intent }) => ids.has(payment_intent));
  const reversed = stripe.reversals.filter(
    ({ id, transfer }) => handMade.has(id) && transfers.some((sent) => sent.id === transfer),
  );
  return {
    payments: intents.map(({ id, status, amount, amount_received }) => ({
      id,
      status,
      amountCents: amount,
      receivedCents: amount_received,
      feeCents: feeOf(id),
    })),
    transfers: transfers.map(({ id, amount, amount_reversed, destination }) => ({
      id,
      amountCents: amount,
      reversedCents: amount_reversed,
      toProvider: destination === accountId,
      byHand: handMade.has(id),
    })),
    handReversedCents: sum(reversed.map(({ amount }) => amount)),
    refunds: refunds.map(({ id, amount, status }) => ({
      id,
      amountCents: amount,
      status,
      byHand: handMade.has(id),
    })),
    chargebacks: stripe.disputes.filter(({ charge }) => chargeIds.has(charge)).map(chargebackOf),
    warnings: stripe.earlyFraudWarnings
      .filter(({ charge }) => chargeIds.has(charge))
      .map(({ id, actionable }) => ({ id, actionable })),
    accountCents: accountBalance(stripe, accountId),
    byHand: handMade.has(order.id),
  };
}

function chargebackOf({
  id,
  status,
  balance_transactions: lines,
}: StripeState["disputes"][number]): StripeChargeback {
  const moved = (sign: 1 | -1) => sum(lines.map(({ amount }) => Math.max(sign * amount, 0)));
  const ended = status === "won" || status === "lost";
  const inquiry = status.startsWith("warning") || status === "prevented";
  return {
    id,
    status: ended ? status : inquiry ? "inquiry" : "open",
    withdrawnCents: moved(-1),
    feeCents: sum(lines.map(({ fee }) => fee)),
    reinstatedCents: moved(1),
  };
}

function accountBalance({ transfers, payouts }: StripeState, accountId: string): number {
  const here = transfers.filter(({ destination }) => destination === accountId);
  const gone = payouts.filter(({ account, payout }) => account === accountId && payout.status !== "failed");
  return (
    sum(here.map((one) => one.amount - one.amount_reversed)) - sum(gone.map(({ payout }) => payout.amount))
  );
}

type Inbox = ReadonlyMap<string, "received" | "processed" | "dead">;

/** What was processed before Stripe and the orders were read has had its effect in both. */
async function judgeEvents(
  scene: Scene,
  { stripe, all, before }: { stripe: StripeState; all: OrderFacts[]; before: Inbox },
): Promise<string[]> {
  const inbox = await scene.bench.database.inbox();
  const waiting = new Set(stripe.undelivered.map(({ id }) => id));
  const facts: EventFacts[] = stripe.events.map(({ id, type, object, paymentIntent }) => ({
    id,
    type,
    paymentIntentId: paymentIntent,
    objectId: object,
    acknowledged: !waiting.has(id),
    inbox: inbox.has(id) ? (before.get(id) ?? "received") : null,
  }));
  return brokenEvents(facts, [...inbox.keys()], (id) =>
    all.find(({ payments }) => payments.some((payment) => payment.id === id)),
  );
}
