/** Reads a world in memory past all faults and says what is broken in it. */
import type { Difference } from "@script-manifest/coverage-marketplace-service/src/commands/differences.ts";
import type { EventFacts, OrderFacts, Told } from "../facts.ts";
import { sum } from "../facts.ts";
import { brokenAlways, brokenOffsets } from "../invariants/always.ts";
import { brokenAtRest } from "../invariants/at-rest.ts";
import { brokenEvents, brokenNews, brokenSilence } from "../invariants/events.ts";
import { brokenReconciled } from "../invariants/reconciled.ts";
import { STRANGE_PREFIX } from "./stripe-events.ts";
import type { World } from "./world.ts";

export function judgeNow(world: World): string[] {
  const all = readFacts(world);
  return [...all.values()]
    .flatMap(named(brokenAlways))
    .concat(judgeEvents(world, all), judgeNews(world, all), world.witness.problems)
    .concat(brokenOffsets([...all.values()]));
}

/** After a look at everything in fine weather, whatever was never told. */
export function judgeReconciled(world: World): string[] {
  return [...readFacts(world).values()].flatMap(named(brokenReconciled)).concat(judgeNow(world));
}

export function judgeAtRest(world: World): string[] {
  const all = readFacts(world);
  const told = readTold(world);
  const { alarms } = world.state;
  return [...all.values()]
    .flatMap(named(brokenAtRest))
    .concat(judgeEvents(world, all), judgeNews(world, all), world.witness.problems)
    .concat([...all.values()].flatMap((facts) => brokenSilence(facts, told)))
    .concat(world.events.waiting().map(({ event }) => `inbox: ${event.type} was never taken`))
    .concat(
      alarms
        .filter(({ kind, subject }) => kind === "stripe_event_dead" && subject.startsWith(STRANGE_PREFIX))
        .map(({ detail }) => `I8: an event of live mode was worked on: ${detail}`),
    );
}

/** What needs a decision, and was told: no difference between two books. */
const DECISIONS: readonly string[] = ["operation_failed", "refund_failed"];

/** The reconciler's own finding when all is over is none, but of what somebody moved by hand. */
export function judgeDifferences({ handMade }: World, differences: readonly Difference[]): string[] {
  return differences
    .filter(({ kind }) => !DECISIONS.includes(kind))
    .filter(({ detail }) => ![...handMade].some((id) => detail.includes(id)))
    .map(({ kind, detail }) => `difference: ${kind}: ${detail}`);
}

const named = (judge: (facts: OrderFacts) => string[]) => (facts: OrderFacts) =>
  judge(facts).map((problem) => `${problem} [${facts.order.id}]`);

function readFacts(world: World): Map<string, OrderFacts> {
  const { orders, state, market, handMade } = world;
  const stripe = market.payments.state;
  const payments = [...stripe.payments.values()];
  const transfers = [...stripe.transfers.values()];
  const reversals = [...stripe.reversals.values()];
  const all = {
    refunds: [...stripe.refunds.values()],
    chargebacks: [...stripe.chargebacks.values()],
    warnings: [...stripe.fraudWarnings.keys()].map((id) => market.payments.fraudWarning(id)),
  };
  return new Map(
    orders.map((order) => {
      const mine = payments.filter((payment) => payment.metadata.order_id === order.id);
      const ofMine = <T extends { paymentIntentId: string }>(many: readonly T[]): T[] =>
        many.filter((one) => mine.some(({ id }) => id === one.paymentIntentId));
      const sent = transfers.filter((transfer) => transfer.orderId === order.id);
      const back = reversals.filter(({ id }) => handMade.has(id));
      const dispute = state.disputes.get(order.id);
      const provider = state.providers.get(order.providerId);
      const facts: OrderFacts = {
        order,
        transitions: state.transitions.get(order.id) ?? [],
        operations: (state.operationIds.get(order.id) ?? []).flatMap((id) => state.operations.get(id) ?? []),
        postings: state.postings.get(order.id) ?? [],
        payments: mine.map(({ id, status, amountCents, amountReceivedCents, stripeFeeCents }) => ({
          id,
          status,
          amountCents,
          receivedCents: amountReceivedCents,
          feeCents: stripeFeeCents ?? 0,
        })),
        transfers: sent.map((transfer) => ({ ...transfer, byHand: handMade.has(transfer.id) })),
        handReversedCents: sum(
          back
            .filter(({ transferId }) => sent.some(({ id }) => id === transferId && !handMade.has(id)))
            .map(({ amountCents }) => amountCents),
        ),
        refunds: ofMine(all.refunds).map((refund) => ({ ...refund, byHand: handMade.has(refund.id) })),
        chargebacks: ofMine(all.chargebacks),
        warnings: ofMine(all.warnings),
        accountCents: market.payments.connectedBalance(provider?.stripeAccountId ?? ""),
        partialRefundCents: dispute?.status === "resolved_partial" ? dispute.refundAmountCents : null,
        alarms: state.alarms.filter(({ orderId }) => orderId === order.id),
        byHand: handMade.has(order.id),
      };
      return [order.id, facts];
    }),
  );
}

function judgeEvents({ events, state }: World, all: ReadonlyMap<string, OrderFacts>): string[] {
  const facts: EventFacts[] = events.all.map(({ event, acknowledged }) => ({
    id: event.id,
    type: event.type,
    paymentIntentId: event.paymentIntentId,
    objectId: event.objectId,
    acknowledged,
    inbox: state.stripeEvents.get(event.id)?.status ?? null,
  }));
  return brokenEvents(facts, [...state.stripeEvents.keys()], (paymentIntentId) =>
    all.get(state.orderIdsByPaymentIntent.get(paymentIntentId) ?? ""),
  );
}

const judgeNews = (world: World, all: ReadonlyMap<string, OrderFacts>): string[] =>
  brokenNews(readTold(world), (orderId) => all.get(orderId));

function readTold({ market }: World): Told[] {
  return market.notifier.messages.map(({ eventId, userId, title, link }) => ({
    eventId,
    userId,
    title,
    orderId: link?.split("/").at(-1) ?? "",
  }));
}
