/**
 * People who do what they may not: strangers, the wrong party, an admin who is a party, orders that nobody
 * may place. Whatever of it succeeds is a broken promise.
 */

import type { Requester } from "@script-manifest/coverage-marketplace-service/src/commands/deps.ts";
import {
  refundFrozenOrder,
  unfreezeOrder,
} from "@script-manifest/coverage-marketplace-service/src/commands/frozen-order.ts";
import { moveOrder } from "@script-manifest/coverage-marketplace-service/src/commands/move-order.ts";
import { openDispute } from "@script-manifest/coverage-marketplace-service/src/commands/open-dispute.ts";
import { placeOrder } from "@script-manifest/coverage-marketplace-service/src/commands/place-order.ts";
import { changeProviderStatus } from "@script-manifest/coverage-marketplace-service/src/commands/register-provider.ts";
import { resolveDispute } from "@script-manifest/coverage-marketplace-service/src/commands/resolve-dispute.ts";
import { retryMoneyOperation } from "@script-manifest/coverage-marketplace-service/src/commands/retry-money-operation.ts";
import { syncPayment } from "@script-manifest/coverage-marketplace-service/src/commands/sync-payment.ts";
import type { Order } from "@script-manifest/coverage-marketplace-service/src/domain/entities.ts";
import { joined } from "@script-manifest/coverage-marketplace-service/src/repository/memory/state.ts";
import type { Random } from "../random.ts";
import type { Act } from "./act.ts";
import { isNormal } from "./strikes.ts";
import { SLOTS, type World } from "./world.ts";

type Attempt = (world: World, o: { order: Order; requester: Requester; random: Random }) => Promise<unknown>;

const move =
  (action: "claim" | "start" | "cancel" | "complete"): Attempt =>
  (world, { order, requester }) =>
    moveOrder(world.deps, { orderId: order.id, requester, action });

const dispute: Attempt = (world, { order, requester }) =>
  openDispute(world.deps, {
    orderId: order.id,
    requester,
    request: { reason: "quality", description: "It is not theirs to say." },
  });

const rule: Attempt = async (world, { order, requester }) => {
  const found = await world.market.repository.getDisputeByOrder(order.id);
  if (!found) throw refused;
  const request = { status: "resolved_no_refund", adminNotes: "Decided." } as const;
  return resolveDispute(world.deps, { disputeId: found.id, requester, request });
};

const reason = "Not theirs to decide.";
const unfreeze: Attempt = (world, { order, requester }) =>
  unfreezeOrder(world.deps, { orderId: order.id, requester, reason });
const giveBack: Attempt = (world, { order, requester }) =>
  refundFrozenOrder(world.deps, { orderId: order.id, requester, reason });

const retry: Attempt = async (world, { order, requester }) => {
  const operations = await world.market.repository.listMoneyOperations(order.id);
  const failed = operations.find(({ status }) => status === "failed");
  if (!failed) throw refused;
  return retryMoneyOperation(world.deps, { operationId: failed.id, requester, note: reason });
};

const sync: Attempt = (world, { order, requester }) =>
  syncPayment(world.deps, { orderId: order.id, requester });

/** There was nothing to attempt. */
const refused = Object.assign(new Error("nothing"), { name: "NothingToAttempt" });

const WRITERS = { cancel: move("cancel"), complete: move("complete"), dispute, sync };
const READERS = { claim: move("claim"), start: move("start") };
const ADMINS = { rule, unfreeze, giveBack, retry };

/** Who may not do what. An admin who is a party leaves it to another. */
const intrude: Act = async (world, { slot: chosen, random }) => {
  const slot = worthIt(world, chosen);
  const order = world.orderIn(slot);
  if (!order) return;
  const { writer, reader } = world.player(slot);
  const stranger = world.player((slot + 1) % SLOTS);
  const intruders: readonly (readonly [Requester, Readonly<Record<string, Attempt>>])[] = [
    [writer, READERS],
    [writer, ADMINS],
    [{ ...writer, isAdmin: true }, ADMINS],
    [reader, WRITERS],
    [{ ...reader, isAdmin: true }, ADMINS],
    [stranger.writer, { ...WRITERS, ...READERS, ...ADMINS }],
    [stranger.reader, { ...WRITERS, ...READERS, ...ADMINS }],
    [world.admin, { ...WRITERS, ...READERS }],
  ];
  for (const [requester, attempts] of intruders)
    for (const [name, attempt] of Object.entries(attempts))
      await mustFail(world, `${requester.userId} was let ${name}`, order.id, () =>
        attempt(world, { order, requester: { ...requester, idempotencyKey: null }, random }),
      );
};

/** An order at which admins have something to decide, from the chosen one on; the chosen one without any. */
function worthIt(world: World, chosen: number): number {
  for (let n = 0; n < SLOTS; n++) {
    const slot = (chosen + n) % SLOTS;
    const order = world.orderIn(slot);
    if (order?.frozen || order?.status === "disputed") return slot;
  }
  return chosen;
}

async function mustFail(
  world: World,
  what: string,
  subject: string,
  attempt: () => Promise<unknown>,
): Promise<void> {
  try {
    await attempt();
  } catch (error) {
    if (error === refused || isNormal(error)) return;
    throw error;
  }
  world.witness.problems.push(`access: ${what} [${subject}]`);
}

/** An order that may not be placed: of one's own service, of another's script, of what is not offered. */
const misorder: Act = async (world, { slot, random }) => {
  const { writer, reader, request } = world.player(slot);
  const other = world.player((slot + 1) % SLOTS);
  const { scriptId, projectId } = other.request;
  const [what, requester, wrong] = random.pick([
    ["order their own service", reader, { ...request, ...ownScript(reader) }],
    ["order coverage of another's script", writer, { ...request, scriptId, projectId }],
    ["order with another project", writer, { ...request, projectId }],
    ["order what is not there", writer, { ...request, serviceId: "svc_none" }],
    ["order what is not offered", writer, { ...request, serviceId: world.wares.inactive }],
    ["order below the least a card is charged", writer, { ...request, serviceId: world.wares.cheap }],
    ["order for a script that is too long", writer, { ...request, serviceId: world.wares.short }],
    ["order from somebody who cannot be paid", writer, { ...request, serviceId: world.wares.unpayable }],
  ] as const);
  const idempotencyKey = `misorder-${slot}-${random.below(1_000_000)}`;
  const told = `${requester.userId} was let ${what}`;
  await mustFail(world, told, wrong.serviceId, () =>
    placeOrder(world.deps, { requester: { ...requester, idempotencyKey }, request: wrong }),
  );
  // Stripe may have refused what the service did not.
  if (world.state.orderIdsByKey.has(joined(requester.userId, idempotencyKey)))
    world.witness.problems.push(`access: ${told} [${wrong.serviceId}]`);
};

const ownScript = ({ userId }: Requester) => ({ scriptId: `scr_${userId}`, projectId: `proj_${userId}` });

/** An admin suspends a provider, or has them back. */
const suspend: Act = async (world, { random }) => {
  const providerId = random.pick(world.providerIds);
  const provider = await world.market.repository.getProvider(providerId);
  // Seldom, and not for long: meanwhile nobody can order from them.
  if (!provider || (provider.status !== "suspended" && random.chance(0.6))) return;
  const status = provider.status === "suspended" ? "active" : "suspended";
  const request = { status, reason } as const;
  await changeProviderStatus(world.deps, { providerId, requester: world.admin, request });
};

export const DOOR_ACTS = { intrude, misorder, suspend } as const satisfies Record<string, Act>;
