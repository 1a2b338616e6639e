/**
 * The way to rest: the weather is fine, the frozen wake, every event arrives, banks and admins decide, most
 * accounts have money, and months pass with the reconciler's nights.
 */

import type { Difference } from "@script-manifest/coverage-marketplace-service/src/commands/differences.ts";
import { unfreezeOrder } from "@script-manifest/coverage-marketplace-service/src/commands/frozen-order.ts";
import { reconcileAll } from "@script-manifest/coverage-marketplace-service/src/commands/reconcile.ts";
import { syncStripeAccount } from "@script-manifest/coverage-marketplace-service/src/commands/register-provider.ts";
import { resolveDispute } from "@script-manifest/coverage-marketplace-service/src/commands/resolve-dispute.ts";
import { retryMoneyOperation } from "@script-manifest/coverage-marketplace-service/src/commands/retry-money-operation.ts";
import { verifyLedger } from "@script-manifest/coverage-marketplace-service/src/commands/verify-ledger.ts";
import { DAY_MS, MINUTE_MS } from "@script-manifest/coverage-marketplace-service/src/domain/clock.ts";
import type { Random } from "../random.ts";
import { answerSlowCards, BANK_ACTS } from "./bank-acts.ts";
import type { Judge } from "./judge.ts";
import { SLOTS, type World } from "./world.ts";

/** No event arrives: the reconciler alone has to find what was never told. Answers what is broken then. */
export async function lookAtEverything(
  world: World,
  { judge, random }: { judge: Judge; random: Random },
): Promise<readonly string[]> {
  await world.lives.finishAll();
  world.events.notice();
  const forgotten = judge.queue();
  if (forgotten.length > 0) return forgotten;
  await surprise(world, random);
  // Nobody was there for longer than the reconciler goes back in the list of events.
  if (random.chance(0.3)) world.market.now += 5 * DAY_MS;
  // What a process that died had in hand is free again after its lease: somebody may have to look again.
  let problems: readonly string[] = [];
  for (let look = 0; look < LOOKS_MAX; look++) {
    await reconcileAll(world.market.deps, world.market.now);
    await world.pass(3 * MINUTE_MS, random);
    problems = judge.reconciled();
    if (problems.length === 0) break;
  }
  return problems;
}

const LOOKS_MAX = 3;

/** Banks are at it again, and whoever can be told is not. */
async function surprise(world: World, random: Random): Promise<void> {
  for (let slot = 0; slot < SLOTS; slot++)
    for (const name of ["chargeback", "warn"] as const)
      if (random.chance(0.25)) await BANK_ACTS[name](world, { slot, random });
  for (const name of ["bank", "refundFate", "spend"] as const)
    if (random.chance(0.5)) await BANK_ACTS[name](world, { slot: 0, random });
}

/** What the reconciler still finds when all is over, and what was broken on the way. */
export interface Rest {
  readonly differences: readonly Difference[];
  readonly problems: readonly string[];
}

export async function comeToRest(
  world: World,
  { judge, random }: { judge: Judge; random: Random },
): Promise<Rest> {
  const rich = random.chance(0.7);
  // Whether all months are lived through, though nothing is left to do in the last of them.
  const long = random.chance(0.15);
  // At first no admin is there: deadlines come over open disputes, frozen and refused money.
  const alone = random.chance(0.2);
  const found: Difference[] = [];
  const problems: string[] = [];
  for (let month = 0; month < MONTHS_MAX; month++) {
    await world.lives.finishAll();
    await payEverybody(world, rich);
    if (month === 1) await surprise(world, random);
    endBanks(world, random);
    await deliverAll(world);
    const decides = month > 0 || !alone;
    if (long || random.chance(0.5)) await lookAndDecide(world, { random, decides });
    else if (decides) await decideAll(world, random);
    await world.pass(3 * DAY_MS, random);
    if (month === 0) problems.push(...judge.overdue());
    const differences = await lookAndDecide(world, { random, decides });
    if (month > 2) found.push(...differences);
    // Whatever is frozen is looked at every quarter of an hour: not for as long as all the rest.
    await world.pass((decides ? 40 : 12) * DAY_MS, random);
    await deliverAll(world);
    await world.work(random);
    if (!long && month > 0 && isAtRest(world, judge)) break;
  }
  const last = await reconcileAll(world.market.deps, world.market.now);
  await world.pass(DAY_MS, random);
  const { differences } = await verifyLedger(world.market.deps, world.market.now);
  const verified = differences.map((one) => ({ subject: "", ...one }) as Difference);
  return { differences: [...found, ...last.differences, ...verified], problems };
}

const MONTHS_MAX = 5;

/** Nothing waits to be done and nothing is amiss. */
const isAtRest = (world: World, judge: Judge): boolean =>
  world.market.repository.jobs.nextRunAt() === null && judge.atRest().length === 0;

/** A night: the reconciler looks, and admins decide what is left to them. */
async function lookAndDecide(
  world: World,
  { random, decides }: { random: Random; decides: boolean },
): Promise<readonly Difference[]> {
  const { differences } = await reconcileAll(world.market.deps, world.market.now);
  if (decides) await decideAll(world, random);
  return differences;
}

/** Every bank has decided, and what was on its way has arrived. */
function endBanks({ market }: World, random: Random): void {
  const { payments } = market;
  payments.state.refundsBegin = "succeeded";
  answerSlowCards(payments, random, 1);
  for (const { id, status } of [...payments.state.payouts.values()])
    if (status === "in_transit") payments.settlePayout(id, random.pick(["paid", "failed"]));
  for (const { id, status } of payments.state.refunds.values())
    if (status === "pending") payments.settleRefund(id, "succeeded");
  for (const { id, status, withdrawnCents, paymentIntentId } of payments.state.chargebacks.values()) {
    if (status === "won" || status === "lost") continue;
    if (payments.state.inquiries.has(id)) payments.closeChargeback(id, "won");
    if (status !== "open") continue;
    const canTake = withdrawnCents === 0 && payments.leftForBanks(paymentIntentId) > 0;
    if (canTake) payments.takeChargeback(id);
    // Nothing was left to take, another bank has it all: nothing can be lost either.
    const isTaken = canTake || withdrawnCents > 0;
    payments.closeChargeback(id, isTaken ? random.pick(["won", "lost"]) : "won");
  }
}

/** Disputes are ruled on, frozen money let go, refused money tried again. */
async function decideAll({ market, state, admin, orders }: World, random: Random): Promise<void> {
  const { deps } = market;
  for (const { id, frozen } of orders)
    if (frozen)
      await unfreezeOrder(deps, { orderId: id, requester: admin, reason: "Looked at." }).catch(expected);
  for (const dispute of [...state.disputes.values()]) {
    if (dispute.resolvedAt !== null) continue;
    const status = random.pick(["resolved_no_refund", "resolved_refund"] as const);
    await resolveDispute(deps, {
      disputeId: dispute.id,
      requester: admin,
      request: { status, adminNotes: "Decided." },
    }).catch(expected);
  }
  for (const { id, status, kind } of [...state.operations.values()])
    if (status === "failed" && kind !== "capture" && kind !== "reversal")
      await retryMoneyOperation(deps, { operationId: id, requester: admin, note: "Again." }).catch(expected);
}

/** The bank still has the money, or somebody else was faster. */
function expected(error: unknown): void {
  if (!(error instanceof Error) || error.name !== "DomainError") throw error;
}

async function payEverybody({ market, providerIds }: World, rich: boolean): Promise<void> {
  for (const id of providerIds) {
    const provider = await market.repository.getProvider(id);
    if (!provider?.stripeAccountId) continue;
    market.payments.setPayable(provider.stripeAccountId, true);
    if (rich) market.payments.payOutAccount(provider.stripeAccountId, -100_000_000);
    await syncStripeAccount(market.deps, provider);
  }
}

async function deliverAll({ events }: World): Promise<void> {
  events.notice();
  for (const event of events.waiting()) await events.deliver(event);
}
