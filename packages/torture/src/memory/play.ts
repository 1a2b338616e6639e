/**
 * Plays one story in memory: every step, the invariants after it; then the weather clears up and all must end
 * well.
 */

import { bookOnly } from "@script-manifest/coverage-marketplace-service/src/commands/money/movement.ts";
import { syncStripeAccount } from "@script-manifest/coverage-marketplace-service/src/commands/register-provider.ts";
import { resolveDispute } from "@script-manifest/coverage-marketplace-service/src/commands/resolve-dispute.ts";
import { DAY_MS } from "@script-manifest/coverage-marketplace-service/src/domain/clock.ts";
import { Random } from "../random.ts";
import { type Act, type Story, tellStory } from "../story/story.ts";
import type { Tally } from "../tally.ts";
import { ACTS, type ActName, NAMES, WORLDLY } from "./acts.ts";
import { judgeAtRest, judgeNow } from "./judge.ts";
import { FINE, type Weather } from "./life.ts";
import { SLOTS, World } from "./world.ts";

export type MemoryStory = Story<ActName>;

/** The seed's own story. */
export function memoryStory(seed: number, steps = 70): MemoryStory {
  return tellStory(seed, { steps, slots: SLOTS, actsMax: 4, names: NAMES });
}

export interface Violation {
  /** The step after which it showed; null when it showed at rest. */
  readonly step: number | null;
  readonly problems: readonly string[];
}

const CLIMATES: readonly Weather[] = [
  { faults: 0.01, deaths: 0.5, freezes: 0.1 },
  { faults: 0.04, deaths: 0.3, freezes: 0.2 },
  { faults: 0.1, deaths: 0.25, freezes: 0.15 },
  { faults: 0.25, deaths: 0.2, freezes: 0.1 },
];

/** Null when every promise was kept. */
export async function playInMemory(
  story: MemoryStory,
  tally: Tally,
  diary: string[] | null = null,
): Promise<Violation | null> {
  const random = new Random(story.seed);
  const world = await World.open(random, tally);
  world.lives.diary = diary;
  const climate = random.pick(CLIMATES);
  const hasWebhooks = random.chance(0.8);
  try {
    for (const [index, step] of story.steps.entries()) {
      world.lives.weather = climate;
      tally.steps += 1;
      diary?.push(`${index + 1}. ${step.acts.map(({ name, slot }) => `${name}(${slot})`).join(" + ")}`);
      const chance = new Random(step.seed);
      const acts = step.acts.filter(({ name }) => hasWebhooks || name !== "webhook");
      await Promise.all([
        world.lives.thaw(() => chance.chance(0.3)),
        ...acts.map((act) => perform(world, act)),
      ]);
      world.events.notice();
      const problems = judgeNow(world);
      if (problems.length > 0) return { step: index + 1, problems };
    }
    world.lives.weather = FINE;
    await comeToRest(world, random);
    const problems = judgeAtRest(world);
    return problems.length > 0 ? { step: null, problems } : null;
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { step: null, problems: [`unexpected: ${why}`] };
  } finally {
    tally.orders += world.orders.length;
  }
}

async function perform(world: World, { name, slot, seed }: Act<ActName>): Promise<void> {
  const random = new Random(seed);
  const act = async () => ACTS[name](world, { slot, random });
  if (WORLDLY.has(name)) await act();
  else await world.live(seed, act);
}

/**
 * The frozen wake, every event arrives, everybody can be paid, every dispute is ruled on, no money is frozen,
 * and half a year passes.
 */
async function comeToRest(world: World, random: Random): Promise<void> {
  const { market } = world;
  for (let round = 0; round < 3; round++) {
    await world.lives.finishAll();
    await unfreezeAll(world);
    await payEverybody(world);
    await deliverAll(world);
    await world.pass(30 * DAY_MS, random);
    for (const dispute of world.state.disputes.values()) {
      if (dispute.resolvedAt !== null) continue;
      await resolveDispute(market.deps, {
        disputeId: dispute.id,
        requester: world.admin,
        request: { status: random.pick(["resolved_no_refund", "resolved_refund"]), adminNotes: "Decided." },
      });
    }
    await world.pass(30 * DAY_MS, random);
    await deliverAll(world);
    await world.work(random);
  }
}

async function unfreezeAll({ orders, market }: World): Promise<void> {
  for (const { id } of orders.filter(({ frozen }) => frozen)) {
    const order = await market.order(id);
    await market.repository.updateOrderStatus(bookOnly(order, { facts: { frozen: false }, postings: [] }));
  }
}

async function payEverybody({ market, providerIds }: World): Promise<void> {
  for (const id of providerIds) {
    const provider = await market.repository.getProvider(id);
    if (!provider?.stripeAccountId) continue;
    market.payments.setPayable(provider.stripeAccountId, true);
    await syncStripeAccount(market.deps, provider);
  }
}

async function deliverAll({ events }: World): Promise<void> {
  events.notice();
  for (const event of events.waiting()) await events.deliver(event);
}
