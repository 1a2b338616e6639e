/**
 * Plays one story on the bench: acts at once over HTTP, a world that kills, pauses, restarts and jumps; the
 * invariants after every step, and once all is at rest.
 */
import { setTimeout as delay } from "node:timers/promises";
import {
  FAULT_POINTS,
  type FaultPoint,
} from "@script-manifest/coverage-marketplace-service/src/fault-points.ts";
import { Random } from "../random.ts";
import { retell, type Story, tellStory } from "../story/story.ts";
import type { Tally } from "../tally.ts";
import type { Scene } from "./act.ts";
import { ACTS, learnOrders, NAMES, type ProcessAct } from "./acts.ts";
import type { Bench } from "./bench.ts";
import { keepEvidence } from "./evidence.ts";
import { judgeAtRest, judgeHistory, judgeNow } from "./judge.ts";
import { People, SLOTS } from "./people.ts";
import { comeToRest, HAPPENINGS } from "./rest.ts";

export type ProcessStory = Story<ProcessAct>;

/** What chance would leave out of many stories is in each of them, by turns: once in so many steps. */
const ROTA: readonly ProcessAct[] = [
  ...(["overtake", "reuse", "rush", "crowd", "flood", "forge"] as const),
  ...(["rush", "reuse", "overtake", "intrude", "rush", "twice"] as const),
];
/** Nobody can be raced for an order that is not there. */
const OPENING: readonly ProcessAct[] = ["place", "next"];

export function processStory(seed: number, steps = 24): ProcessStory {
  const story = tellStory(seed, { steps, slots: SLOTS, actsMax: 6, names: NAMES });
  const always = (step: ProcessStory["steps"][number], index: number): ProcessStory["steps"][number] => {
    const name = OPENING[index] ?? ROTA[(seed + index) % ROTA.length] ?? "next";
    const slots = index < OPENING.length ? OPENING_SLOTS : [step.seed % SLOTS];
    const acts = slots.map((slot) => ({ name, slot, seed: (step.seed ^ slot) >>> 0 }));
    return { ...step, acts: [...step.acts, ...acts] };
  };
  return { seed, steps: story.steps.map(always) };
}
const OPENING_SLOTS = [0, 1, 2];

/** The fault points still to be died at, oldest wish first. Shared by all seeds of a run. */
export type Wishes = FaultPoint[];

export const allFaultPoints = (): Wishes => Object.keys(FAULT_POINTS) as Wishes;

/**
 * The seed's weather at Stripe. Webhooks are lost for good only where nothing but an order's expiry needs
 * one.
 */
const RATES = {
  requests: {
    error: 0.02,
    error_stored: 0.01,
    error_after: 0.02,
    rate_limit: 0.02,
    severed: 0.02,
    lost: 0.03,
    truncated: 0.01,
    slow: 0.02,
  },
  webhooks: { lose: 0.1, twice: 0.1, reorder: 0.1, delay: 0.05, livemode: 0.03, foreign: 0.03, stale: 0.03 },
} as const;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Seldom hours: an order that nobody has paid for, or claimed, ends with them. */
const SHORT_JUMPS = [10_000, MINUTE_MS, 10 * MINUTE_MS];
const LONG_JUMPS = [60 * MINUTE_MS, 6 * 60 * MINUTE_MS, DAY_MS, 26 * 3_600_000];
const JUMPS = [...SHORT_JUMPS, ...SHORT_JUMPS, ...SHORT_JUMPS, ...LONG_JUMPS];

/** Every problem found, and where its evidence is kept; empty when every promise was kept. */
export async function playOnProcesses(
  story: ProcessStory,
  o: { bench: Bench; tally: Tally; wishes: Wishes; say: (line: string) => void },
): Promise<string[]> {
  const { bench, tally } = o;
  bench.journal.clear();
  const people = new People(bench, `s${story.seed}-${tally.steps}`);
  const begunAt = await bench.database.lastChange();
  const scene: Scene = { bench, people, orders: new Map(), problems: [], begunAt };
  try {
    const problems = await play(scene, story, o);
    if (problems.length > 0) await showEvidence(scene, { story, problems, say: o.say });
    return problems;
  } catch (error) {
    await showEvidence(scene, { story, problems: [String(error)], say: o.say });
    throw error;
  }
}

async function showEvidence(
  scene: Scene,
  { story, problems, say }: { story: ProcessStory; problems: readonly string[]; say: (line: string) => void },
): Promise<void> {
  const told = { seed: story.seed, problems, story: retell(story) };
  const where = await keepEvidence(scene, told).catch((error: unknown) => `nowhere: ${error}`);
  say(`seed ${story.seed}: what is known about it is kept in ${where}`);
}

async function play(
  scene: Scene,
  story: ProcessStory,
  o: { bench: Bench; tally: Tally; wishes: Wishes },
): Promise<string[]> {
  const { bench, people } = scene;
  const { tally } = o;
  const random = new Random(story.seed);
  await bench.replicas.untilReady(bench.replicas.all.length);
  await people.settleIn(random);
  await bench.stripe.post(
    "/weather",
    { seed: story.seed, rates: { ...RATES, happenings: HAPPENINGS }, slowMs: 400 },
    "PUT",
  );
  bench.neighbours.failing = 0.1;
  try {
    for (const [index, step] of story.steps.entries()) {
      tally.steps += 1;
      await bench.replicas.untilReady(1);
      // Who is to be overtaken may not die before.
      const quiet = step.acts.some(({ name }) => name === "overtake");
      const world = quiet ? null : disturb(scene, { random: new Random(step.seed), ...o });
      bench.journal.note(`story: step ${index + 1}`);
      await Promise.all(
        step.acts.map(({ name, slot, seed }) =>
          ACTS[name](scene, { slot, orderId: scene.orders.get(slot) ?? null, random: new Random(seed) }),
        ),
      );
      await world;
      await learnOrders(scene);
      const problems = await judgeNow(scene);
      if (index % HISTORY_STEPS === HISTORY_STEPS - 1) problems.push(...(await judgeHistory(scene)));
      if (problems.length > 0) return problems.map((problem) => `step ${index + 1}: ${problem}`);
    }
    tally.faults += await faultsDealt(bench);
    await bench.stripe.post("/weather", { seed: story.seed, rates: { happenings: HAPPENINGS } }, "PUT");
    bench.journal.note("story: to rest");
    const stuck = await comeToRest(scene, random);
    return [...stuck, ...(await judgeAtRest(scene))];
  } finally {
    tally.orders += scene.orders.size;
  }
}

/** The whole history is much to read, and is read once more at rest. */
const HISTORY_STEPS = 8;

/** What happens to the machines while people act. */
async function disturb(scene: Scene, o: { random: Random; tally: Tally; wishes: Wishes }): Promise<void> {
  const { bench } = scene;
  const { random, tally, wishes } = o;
  const { replicas } = bench;
  for (const replica of replicas.ready) {
    if (replica.armed === null && random.chance(0.6)) {
      replica.arm(nextWish(wishes));
      await leadTo(scene, replica.armed, random);
    } else if (random.chance(0.25)) replica.arm(null);
  }
  const what = random.next();
  await delay(random.below(120));
  if (what < 0.12 && replicas.ready.length > 1) random.pick(replicas.ready).kill();
  else if (what < 0.2) await pauseOne(bench, random, tally);
  else if (what < 0.24) {
    tally.faults += 1;
    await bench.crashPostgres();
  } else if (what < 0.6) {
    tally.faults += 1;
    await jump(bench, random.pick(JUMPS));
  }
}

/** Some fault points are seldom passed by themselves: what leads there is made to happen. */
async function leadTo(scene: Scene, point: FaultPoint | null, random: Random): Promise<void> {
  if (point === "operation-rekeyed")
    for (const request of MOVEMENTS)
      await scene.bench.stripe.post("/weather/faults", { request, fate: "error_stored" });
  if (point === "account-created")
    void ACTS.register(scene, { slot: random.below(1_000), orderId: null, random }).catch(() => {});
}

/** Wishes take turns; once all have come true, any fault point will do. */
function nextWish(wishes: Wishes): FaultPoint | null {
  const [wish = null] = wishes.splice(0, 1);
  if (wish) wishes.push(wish);
  return wish;
}

/**
 * No request is on its way to Stripe for hours: a key is forgotten after a day, and nothing could tell it
 * from a new one. A process looks at its own clock before it sends, but time jumps for the database and for
 * Stripe alone. So nobody can begin to send before a long jump, whoever may be sending dies, and what was
 * sent arrives first.
 */
async function jump(bench: Bench, ms: number): Promise<void> {
  if (ms < HOURS_ON_ITS_WAY_MS) return bench.jump(ms);
  await bench.gate.alone(() => jumpFar(bench, ms));
}

async function jumpFar(bench: Bench, ms: number): Promise<void> {
  const { replicas, database } = bench;
  for (const replica of replicas.all) replica.pause();
  await delay(STATEMENT_MS);
  if (await database.leased())
    await replicas.whileDown(async () => {
      await delay(ARRIVAL_MS);
      await bench.jump(ms);
    });
  else await bench.jump(ms);
  for (const replica of replicas.all) replica.goOn();
}
const HOURS_ON_ITS_WAY_MS = 60 * MINUTE_MS;
/** What a stopped process has asked of the database is done by then. */
const STATEMENT_MS = 30;
/** Longer than the slowest of the simulator's answers. */
const ARRIVAL_MS = 1_100;

/**
 * A replica gets no time while its leases run out and others take them; then it goes on where it was. One
 * that waits for Stripe, if there is one.
 */
async function pauseOne(bench: Bench, random: Random, tally: Tally): Promise<void> {
  for (const request of MOVEMENTS)
    await bench.stripe.post("/weather/faults", { request, fate: "slow", delayMs: SLOW_MS });
  let holder: string | null = null;
  for (let looks = 0; looks < LOOKS && !holder; looks++) {
    holder = await bench.database.leaseHolder();
    await delay(LOOK_MS);
  }
  const { ready } = bench.replicas;
  if (ready.length === 0) return;
  const replica = ready.find(({ name }) => name === holder) ?? random.pick(ready);
  tally.faults += 1;
  bench.journal.note(`world: ${replica.name} is stopped`);
  replica.pause();
  await bench.jump(MINUTE_MS);
  await delay(SLOW_MS);
  replica.goOn();
  bench.journal.note(`world: ${replica.name} goes on`);
}
const MOVEMENTS = ["create_intent", "capture", "transfer", "refund"];
/** The queue looks for jobs that have become due every half second. */
const SLOW_MS = 900;
const LOOKS = 20;
const LOOK_MS = 15;

async function faultsDealt(bench: Bench): Promise<number> {
  const report = (await bench.stripe.post("/weather", {}, "DELETE")) as Record<string, unknown>;
  return countNumbers(report.dealt ?? report.counts ?? {});
}

function countNumbers(value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce<number>((sum, one) => sum + countNumbers(one), 0);
}
