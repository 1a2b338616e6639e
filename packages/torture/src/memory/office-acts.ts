/** What admins decide about money, and what the reconciler does by the clock. */
import {
  refundFrozenOrder,
  unfreezeOrder,
} from "@script-manifest/coverage-marketplace-service/src/commands/frozen-order.ts";
import {
  reconcileAll,
  reconcileOpen,
  reconcileOrder,
} from "@script-manifest/coverage-marketplace-service/src/commands/reconcile.ts";
import { retryMoneyOperation } from "@script-manifest/coverage-marketplace-service/src/commands/retry-money-operation.ts";
import type { Random } from "../random.ts";
import type { Act } from "./act.ts";
import type { World } from "./world.ts";

const reason = "Looked at.";

/** Admins look at what is frozen, whichever order it is; now and then they mean one that is not. */
const chosen = (world: World, random: Random): string | null => {
  const frozen = world.orders.filter((order) => order.frozen);
  const choice = frozen.length === 0 || random.chance(0.2) ? world.orders : frozen;
  return choice.length === 0 ? null : random.pick(choice).id;
};

const unfreeze: Act = async (world, { random }) => {
  const orderId = chosen(world, random);
  if (orderId) await unfreezeOrder(world.deps, { orderId, requester: world.admin, reason });
};

const giveBack: Act = async (world, { random }) => {
  const orderId = chosen(world, random);
  if (orderId) await refundFrozenOrder(world.deps, { orderId, requester: world.admin, reason });
};

/** Whatever Stripe refused is tried once more, twice at once now and then, and logged. */
const retry: Act = async (world, { random }) => {
  const failed = [...world.state.operations.values()].filter(({ status }) => status === "failed");
  if (failed.length === 0) return;
  const { id: operationId } = random.pick(failed);
  const again = { operationId, requester: world.admin, note: reason };
  const copies = random.chance(0.3) ? 2 : 1;
  await Promise.all(Array.from({ length: copies }, () => retryMoneyOperation(world.deps, again)));
  if (
    !world.state.audit.some(
      ({ act, subject }) => act === "money_operation_retried" && subject === operationId,
    )
  )
    world.witness.problems.push(`audit: ${operationId} was tried again, nothing says so in the log`);
};

/** One order more often than all of them: an early fault would end every longer look. */
const reconcile: Act = async (world, { slot, random }) => {
  const order = world.orderIn(slot);
  const what = random.next();
  if (what < 0.15) await reconcileAll(world.deps, world.market.now);
  else if (what < 0.4) await reconcileOpen(world.deps, world.market.now);
  else if (order) await reconcileOrder(world.deps, order.id);
};

export const OFFICE_ACTS = { unfreeze, giveBack, retry, reconcile } as const satisfies Record<string, Act>;
