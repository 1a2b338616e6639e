/** Reads a world in memory past all faults and says what is broken in it. */
import type { EventFacts, OrderFacts, Told } from "../facts.ts";
import { brokenAlways } from "../invariants/always.ts";
import { brokenAtRest } from "../invariants/at-rest.ts";
import { brokenEvents, brokenNews, brokenSilence } from "../invariants/events.ts";
import type { World } from "./world.ts";

export function judgeNow(world: World): string[] {
  const all = readFacts(world);
  return [...all.values()]
    .flatMap(named(brokenAlways))
    .concat(judgeEvents(world, all), judgeNews(world), world.witness.problems);
}

export function judgeAtRest(world: World): string[] {
  const all = readFacts(world);
  const told = readTold(world);
  return [...all.values()]
    .flatMap(named(brokenAtRest))
    .concat(judgeEvents(world, all), judgeNews(world))
    .concat([...all.values()].flatMap((facts) => brokenSilence(facts, told)))
    .concat(world.events.waiting().map(({ event }) => `inbox: ${event.type} was never taken`));
}

const named = (judge: (facts: OrderFacts) => string[]) => (facts: OrderFacts) =>
  judge(facts).map((problem) => `${problem} [${facts.order.id}]`);

function readFacts({ orders, state, market }: World): Map<string, OrderFacts> {
  const stripe = market.payments.state;
  const payments = [...stripe.payments.values()];
  const transfers = [...stripe.transfers.values()];
  const refunds = [...stripe.refunds.values()];
  return new Map(
    orders.map((order) => {
      const mine = payments.filter((payment) => payment.metadata.order_id === order.id);
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
        transfers: transfers.filter((transfer) => transfer.orderId === order.id),
        refunds: refunds.filter((refund) => mine.some(({ id }) => id === refund.paymentIntentId)),
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
    acknowledged,
    inbox: state.stripeEvents.get(event.id)?.status ?? null,
  }));
  return brokenEvents(facts, [...state.stripeEvents.keys()], (paymentIntentId) =>
    all.get(state.orderIdsByPaymentIntent.get(paymentIntentId) ?? ""),
  );
}

const judgeNews = (world: World): string[] => brokenNews(readTold(world));

function readTold({ market }: World): Told[] {
  return market.notifier.messages.map(({ eventId, userId, title, link }) => ({
    eventId,
    userId,
    title,
    orderId: link?.split("/").at(-1) ?? "",
  }));
}
