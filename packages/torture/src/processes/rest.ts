/**
 * The way to rest: the weather is fine, every bank and every admin decides, and months pass until nothing is
 * open any more.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { Random } from "../random.ts";
import type { Scene } from "./act.ts";
import type { Bench } from "./bench.ts";
import { judgeHealed } from "./judge.ts";

/** What banks do of themselves, on the way to rest as well. */
export const HAPPENINGS = {
  early_lapse: 0.04,
  capture_for_less: 0.06,
  refund_pending: 0.4,
  refund_fails: 0.1,
  payout_fails: 0.4,
} as const;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Then days pass, banks do nothing of themselves any more, and the night's round is made. */
const ROUNDS_OF_HOURS = 3;

/**
 * Everything stands, everybody can be paid, every dispute is ruled on, and months pass. Answers what never
 * came to an end.
 */
export async function comeToRest(scene: Scene, random: Random): Promise<string[]> {
  const { bench, people } = scene;
  for (const replica of bench.replicas.all) replica.arm(null);
  bench.neighbours.failing = 0;
  await bench.replicas.untilReady(bench.replicas.all.length);
  for (const { accountId } of people.sellers)
    await bench.stripe.post(`/accounts/${accountId}/capability`, { status: "active" });
  const unhealed = await lookOnce(scene);
  if (unhealed.length > 0) return unhealed;
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
    if (round === ROUNDS_OF_HOURS) await bench.stripe.post("/weather", {}, "DELETE");
    await bench.jump(round < ROUNDS_OF_HOURS ? 6 * HOUR_MS : 20 * DAY_MS);
    if (round >= ROUNDS_OF_HOURS) await bench.database.reconcile("reconcile_everything");
    const left = await quiet(bench);
    if (left.length > 0) return left;
  }
  return [];
}

/** Webhooks that were lost come again in hours or days: the reconciler knows before. */
async function lookOnce(scene: Scene): Promise<string[]> {
  const { bench } = scene;
  const stuck = await quiet(bench);
  if (stuck.length > 0) return stuck;
  await bench.database.reconcile("reconcile_open_orders");
  return [...(await quiet(bench)), ...(await judgeHealed(scene))];
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

/** Without any job or webhook coming to an end meanwhile. */
const PATIENCE_MS = 60_000;
/** What follows from a job or a webhook is stored with its end: nothing is ever between the two. */
const CALM_MS = 60;
const CALM_LOOKS = 2;

/** Until no job is due and no webhook waits. Answers what never came to an end, in fine weather. */
async function quiet(bench: Bench): Promise<string[]> {
  let seen = "";
  let changedAt = performance.now();
  for (let calm = 0; calm < CALM_LOOKS; ) {
    await delay(CALM_MS);
    const [webhooks, jobs] = [await bench.stripe.due(), await bench.database.waitingJobs()];
    calm = webhooks === 0 && jobs.length === 0 ? calm + 1 : 0;
    const now = `${webhooks} webhooks, ${jobs.join(", ")}`;
    if (now !== seen) changedAt = performance.now();
    else if (calm === 0 && performance.now() - changedAt > PATIENCE_MS)
      return [`jobs: nothing came to an end in ${PATIENCE_MS / 1_000} s of fine weather: ${now}`];
    seen = now;
  }
  return [];
}
