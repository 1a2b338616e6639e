/**
 * Tells the demo's stories: all of them side by side, from moment to moment, and what happens beside them.
 *
 * Belongs here: who and what the stories need, and in which order their acts come. Does not: an act's steps
 * (take-step.ts), the moments (timeline.ts), the stories themselves (stories/).
 */
import type { CoverageOrder, Script } from "@script-manifest/contracts";
import { coverage } from "./client.ts";
import { inParallel } from "./parallel.ts";
import type { SCRIPTS } from "./scripts.ts";
import type { Cast, Desk } from "./seed-people.ts";
import type { Session } from "./steps.ts";
import type { Story } from "./stories/story.ts";
import { partiesOf, present, takeStep } from "./take-step.ts";
import { type Act, momentsOf } from "./timeline.ts";

const WIDTH = 6;

/** A coverage service with other policies, asked directly. */
export interface OtherCoverage {
  readonly url: string;
  readonly signServiceToken: SignServiceToken;
}

/** A service token as the gateway signs it for a session. Asked for each request. */
export type SignServiceToken = (claims: {
  userId: string;
  email: string;
  name: string;
  roles: readonly string[];
}) => string;

/** The time the demo plays in. */
export interface DemoTime {
  /** Goes on to so many days before the present; stays where it is when that is over already. */
  until(daysAgo: number): Promise<void>;
  /** Goes on to the present, which is the only time from then on. */
  end(): Promise<void>;
}

/** What happens beside the orders. */
export interface Interlude {
  readonly daysAgo: number;
  readonly take: () => Promise<unknown>;
}

export interface Stage {
  readonly cast: Cast;
  readonly desk: Desk;
  readonly scripts: ReadonlyMap<keyof typeof SCRIPTS, Script>;
  readonly simulatorUrl: string;
  /** Null is the present alone: then nobody waits for a window to pass, and no bank has second thoughts. */
  readonly time: DemoTime | null;
  readonly interludes: readonly Interlude[];
  /** Where an unpaid order stays payable for weeks; without it, as long as anywhere. */
  readonly patient: OtherCoverage | null;
}

export async function seedOrders(stage: Stage, stories: readonly Story[]): Promise<CoverageOrder[]> {
  const placed = new Map<Session, readonly CoverageOrder[]>();
  await inParallel([...stage.cast.writers.values()], WIDTH, async (writer) => {
    const query = { role: "writer", limit: 100 };
    const { orders } = await coverage(writer.door, "listing orders", "listOrders", { query });
    placed.set(writer, orders);
  });
  const known = new Map(stories.map((story) => [story, findPlaced(stage, story, placed)]));
  const waiting = stage.interludes.toSorted((one, other) => one.daysAgo - other.daysAgo);
  const playUntil = async (daysAgo: number) => {
    for (let next = waiting.at(-1); next && next.daysAgo >= daysAgo; next = waiting.at(-1)) {
      await stage.time?.until(next.daysAgo);
      await next.take();
      waiting.pop();
    }
  };
  for (const { daysAgo, acts } of momentsOf(stories)) {
    await playUntil(daysAgo);
    await stage.time?.until(daysAgo);
    await inParallel(acts, WIDTH, async (act) => {
      known.set(act.story, await perform(stage, act, known.get(act.story) ?? null));
    });
  }
  await playUntil(0);
  return [...known.values()].filter((order) => order !== null);
}

function findPlaced(
  stage: Stage,
  story: Story,
  placed: ReadonlyMap<Session, readonly CoverageOrder[]>,
): CoverageOrder | null {
  const { writer, service } = partiesOf(stage, story);
  const theirs = placed.get(writer) ?? [];
  return theirs.find((o) => o.serviceId === service.id && o.brief === story.brief) ?? null;
}

async function perform(
  stage: Stage,
  { story, steps }: Act,
  known: CoverageOrder | null,
): Promise<CoverageOrder> {
  const parties = partiesOf(stage, story);
  let order = known;
  for (const name of steps) order = await takeStep(name, { stage, story, ...parties }, order);
  return present(order);
}
