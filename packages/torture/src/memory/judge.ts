/**
 * Says what is broken in a world in memory. After a step it judges what the step has changed; what has not
 * changed was judged before.
 */
import type { Difference } from "@script-manifest/coverage-marketplace-service/src/commands/differences.ts";
import { type EventFacts, type OrderFacts, sum, type Told } from "../facts.ts";
import { brokenAlways, brokenOffsets, offsetOf } from "../invariants/always.ts";
import { brokenAtRest } from "../invariants/at-rest.ts";
import { brokenEvents, brokenNews, brokenSilence } from "../invariants/events.ts";
import { brokenDeadlines } from "../invariants/overdue.ts";
import { brokenInboxQueue, brokenQueue } from "../invariants/queue.ts";
import { brokenReconciled } from "../invariants/reconciled.ts";
import { brokenOffice, brokenProviders } from "./office-judge.ts";
import { Readings } from "./readings.ts";
import { type PostedEvent, STRANGE_PREFIX } from "./stripe-events.ts";
import type { World } from "./world.ts";

export class Judge {
  readonly #world: World;
  readonly #readings: Readings;
  /** Per order, what is kept back from payouts. */
  readonly #offsets = new Map<string, number>();
  /** How an event stood when it was judged. */
  readonly #events = new Map<PostedEvent, { acknowledged: boolean; row: unknown }>();
  #inboxSize = 0;
  /** Per order, what people were told of it. */
  readonly #told = new Map<string, Told[]>();
  #toldCount = 0;

  constructor(world: World) {
    this.#world = world;
    this.#readings = new Readings(world);
  }

  /** Whatever has changed since the last time. */
  now(): string[] {
    return this.#judge(this.#readings.look(), brokenAlways);
  }

  /** Everything, from nothing. */
  anew(): string[] {
    return this.#judgeAll(brokenAlways);
  }

  /** Nobody is at work: what goes on with everything is in the queue. */
  queue(): string[] {
    const { state } = this.#world;
    const { now } = this.#world.market;
    const waiting = new Set(state.jobs.all.map(({ key }) => key));
    const leasedUntil = (id: string) => state.operations.get(id)?.leaseUntil ?? null;
    const received = [...state.stripeEvents.values()].filter(({ status }) => status === "received");
    return [
      ...this.#judgeAll((facts) => brokenQueue(facts, { waiting, leasedUntil, now })),
      ...brokenInboxQueue(
        received.map(({ id }) => id),
        waiting,
      ),
    ];
  }

  /** After days of fine weather nothing waits past its deadline. */
  overdue(): string[] {
    const { now } = this.#world.market;
    return this.#judgeAll((facts) => brokenDeadlines(facts, now));
  }

  /** After a look at everything in fine weather, whatever was never told. */
  reconciled(): string[] {
    return this.#judgeAll((facts) => [...brokenReconciled(facts), ...brokenAlways(facts)]);
  }

  atRest(): string[] {
    const { state, events } = this.#world;
    const problems = this.#judgeAll((facts) => [
      ...brokenAtRest(facts),
      ...brokenSilence(facts, this.#told.get(facts.order.id) ?? []),
      ...brokenOffice(this.#world, facts),
    ]);
    return problems
      .concat(brokenProviders(this.#world))
      .concat(events.waiting().map(({ event }) => `inbox: ${event.type} was never taken`))
      .concat(
        state.alarms
          .filter(({ kind, subject }) => kind === "stripe_event_dead" && subject.startsWith(STRANGE_PREFIX))
          .map(({ detail }) => `I8: an event of live mode was worked on: ${detail}`),
      );
  }

  #judgeAll(judge: (facts: OrderFacts) => string[]): string[] {
    this.#offsets.clear();
    this.#events.clear();
    this.#inboxSize = 0;
    this.#told.clear();
    this.#toldCount = 0;
    return this.#judge(this.#readings.lookAnew(), judge);
  }

  #judge(fresh: readonly OrderFacts[], judge: (facts: OrderFacts) => string[]): string[] {
    const changed = new Set(fresh.map(({ order }) => order.id));
    // First, so that the judge of a single order knows what was told of it.
    const news = this.#judgeNews(changed);
    const problems = [...this.#world.witness.problems];
    for (const facts of fresh) {
      for (const problem of judge(facts)) problems.push(`${problem} [${facts.order.id}]`);
      this.#offsets.set(facts.order.id, offsetOf(facts));
    }
    return problems.concat(
      this.#judgeEvents(changed),
      news,
      fresh.length > 0 ? brokenOffsets(sum([...this.#offsets.values()])) : [],
    );
  }

  #judgeEvents(changed: ReadonlySet<string>): string[] {
    const { events, state } = this.#world;
    const { stripeEvents: inbox, orderIdsByPaymentIntent } = state;
    const orderIdOf = (paymentIntentId: string) => orderIdsByPaymentIntent.get(paymentIntentId);
    const facts: EventFacts[] = [];
    for (const posted of events.all) {
      const { event, acknowledged } = posted;
      const row = inbox.get(event.id);
      const before = this.#events.get(posted);
      const isSame = before?.acknowledged === acknowledged && before.row === row;
      if (isSame && !changed.has(orderIdOf(event.paymentIntentId ?? "") ?? "")) continue;
      this.#events.set(posted, { acknowledged, row });
      const { id, type, paymentIntentId, objectId } = event;
      facts.push({ id, type, paymentIntentId, objectId, acknowledged, inbox: row?.status ?? null });
    }
    // Nothing is taken out of the inbox: new events show by their number.
    const ids = inbox.size === this.#inboxSize ? [] : [...inbox.keys()].slice(this.#inboxSize);
    this.#inboxSize = inbox.size;
    return brokenEvents(facts, ids, (paymentIntentId) => this.#readings.of(orderIdOf(paymentIntentId)));
  }

  #judgeNews(changed: ReadonlySet<string>): string[] {
    const { messages } = this.#world.market.notifier;
    if (changed.size === 0 && messages.length === this.#toldCount) return [];
    const concerned = new Set(changed);
    for (const { eventId, userId, title, link } of messages.slice(this.#toldCount)) {
      const orderId = link?.split("/").at(-1) ?? "";
      const told = { eventId, userId, title, orderId };
      const before = this.#told.get(orderId);
      if (before) before.push(told);
      else this.#told.set(orderId, [told]);
      concerned.add(orderId);
    }
    this.#toldCount = messages.length;
    return [...concerned].flatMap((id) =>
      brokenNews(this.#told.get(id) ?? [], (orderId) => this.#readings.of(orderId)),
    );
  }
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
