/**
 * Plays one story on the bench: acts at once over HTTP, a world that kills, pauses, restarts and jumps; the
 * invariants after every step; then fine weather until all is at rest.
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
import { judgeAtRest, judgeNow } from "./judge.ts";
import { People, SLOTS } from "./people.ts";

export type ProcessStory = Story<ProcessAct>;

export function processStory(seed: number, steps = 24): ProcessStory {
  return tellStory(seed, { steps, slots: SLOTS, actsMax: 6, names: NAMES });
}

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
const JUMPS = [10_000, MINUTE_MS, 10 * MINUTE_MS, 60 * MINUTE_MS, 6 * 60 * MINUTE_MS, DAY_MS, 26 * 3_600_000];

/** Every problem found, and where its evidence is kept; empty when every promise was kept. */
export async function playOnProcesses(
  story: ProcessStory,
  o: { bench: Bench; tally: Tally; wishes: Wishes; say: (line: string) => void },
): Promise<string[]> {
  const { bench, tally } = o;
  bench.journal.clear();
  const people = new People(bench, `s${story.seed}-${tally.steps}`);
  const scene: Scene = { bench, people, orders: new Map() };
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
  await bench.stripe.post("/weather", { seed: story.seed, rates: RATES, slowMs: 400 }, "PUT");
  bench.neighbours.failing = 0.1;
  try {
    for (const [index, step] of story.steps.entries()) {
      tally.steps += 1;
      await bench.replicas.untilReady(1);
      const world = disturb(scene, { random: new Random(step.seed), ...o });
      bench.journal.note(`story: step ${index + 1}`);
      await Promise.all(
        step.acts.map(({ name, slot, seed }) =>
          ACTS[name](scene, { slot, orderId: scene.orders.get(slot) ?? null, random: new Random(seed) }),
        ),
      );
      await world;
      await learnOrders(scene);
      const problems = await judgeNow(scene);
      if (problems.length > 0) return problems.map((problem) => `step ${index + 1}: ${problem}`);
    }
    tally.faults += await faultsDealt(bench);
    bench.journal.note("story: to rest");
    const stuck = await comeToRest(scene, random);
    return [...stuck, ...(await judgeAtRest(scene))];
  } finally {
    tally.orders += scene.orders.size;
  }
}

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
    for (const request of ["create_intent", "capture", "transfer", "refund"])
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
const ARRIVAL_MS = 600;

/** A replica gets no time while its leases run out; then it goes on where it was. */
async function pauseOne(bench: Bench, random: Random, tally: Tally): Promise<void> {
  const { ready } = bench.replicas;
  if (ready.length === 0) return;
  const replica = random.pick(ready);
  tally.faults += 1;
  bench.journal.note(`world: ${replica.name} is stopped`);
  replica.pause();
  await bench.jump(MINUTE_MS);
  await delay(300);
  replica.goOn();
  bench.journal.note(`world: ${replica.name} goes on`);
}

async function faultsDealt(bench: Bench): Promise<number> {
  const report = (await bench.stripe.post("/weather", {}, "DELETE")) as Record<string, unknown>;
  return countNumbers(report.dealt ?? report.counts ?? {});
}

function countNumbers(value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce<number>((sum, one) => sum + countNumbers(one), 0);
}

/**
 * Everything stands, everybody can be paid, every dispute is ruled on, and months pass. Answers what never
 * came to an end.
 */
async function comeToRest(scene: Scene, random: Random): Promise<string[]> {
  const { bench, people } = scene;
  for (const replica of bench.replicas.all) replica.arm(null);
  bench.neighbours.failing = 0;
  await bench.replicas.untilReady(bench.replicas.all.length);
  for (const { accountId } of people.sellers)
    await bench.stripe.post(`/accounts/${accountId}/capability`, { status: "active" });
  for (let round = 0; round < 9 || (round < 15 && (await unfinished(scene))); round++) {
    await endBanks(scene, random);
    await bench.stripe.post("/webhooks/flush");
    const stuck = await quiet(bench);
    if (stuck.length > 0) return stuck;
    await decideAll(scene);
    for (const disputeId of await bench.database.openDisputes([...scene.orders.values()])) {
      const status = random.pick(["resolved_refund", "resolved_no_refund"]);
      await people.ask("PATCH", `/disputes/${disputeId}`, people.admin, { status, adminNotes: "Decided." });
    }
    await bench.jump(round < 3 ? 6 * 60 * MINUTE_MS : 20 * DAY_MS);
    if (round >= 3) await bench.database.reconcile();
    const left = await quiet(bench);
    if (left.length > 0) return left;
  }
  return [];
}

/** Found late by the reconciler, frozen for a while: such an order's own deadlines come later than others'. */
async function unfinished({ bench, orders }: Scene): Promise<boolean> {
  const ids = [...orders.values()];
  const waiting = [await bench.database.openDisputes(ids), await bench.database.frozenOrders(ids)];
  return waiting.some((found) => found.length > 0);
}

/** Every bank decides, what is on its way arrives, and accounts have something to give back. */
async function endBanks({ bench, people }: Scene, random: Random): Promise<void> {
  const { disputes, refunds, payouts } = await bench.stripe.state();
  const tried = (path: string, facts: object) => bench.stripe.post(path, facts).catch(() => null);
  for (const { id, status } of disputes)
    if (!["won", "lost", "warning_closed"].includes(status))
      await tried(`/disputes/${id}/close`, { outcome: random.pick(["won", "lost"]) });
  for (const { id, status } of refunds)
    if (status === "pending") await tried(`/refunds/${id}/settle`, { outcome: "succeeded" });
  const ours = new Set(people.sellers.map(({ accountId }) => accountId));
  for (const { account, payout } of payouts)
    if (ours.has(account ?? "") && payout.status !== "failed")
      await tried(`/payouts/${payout.id}/settle`, { outcome: "failed" });
}

/** Admins let frozen money go and have tried again what was refused; what the bank has stays frozen. */
async function decideAll({ bench, people, orders }: Scene): Promise<void> {
  const ids = [...orders.values()];
  for (const id of await bench.database.frozenOrders(ids))
    await people.ask("POST", `/admin/orders/${id}/unfreeze`, people.admin, { reason: "Looked at." });
  for (const id of await bench.database.failedOperations(ids))
    await people.ask("POST", `/admin/money-operations/${id}/retry`, people.admin, { note: "Again." });
}

const QUIET_MS_MAX = 60_000;

/** Until no job is due and no webhook waits. Answers what still is after a long time of fine weather. */
async function quiet(bench: Bench): Promise<string[]> {
  const until = performance.now() + QUIET_MS_MAX;
  for (let calm = 0; performance.now() < until; ) {
    await delay(100);
    const waiting = await bench.stripe.due();
    calm = waiting === 0 && (await bench.database.busy()) === 0 ? calm + 1 : 0;
    if (calm === 3) return [];
  }
  const jobs = await bench.database.waitingJobs();
  return [`jobs: not done in ${QUIET_MS_MAX / 1_000} s of fine weather: ${jobs.join(", ") || "webhooks"}`];
}
