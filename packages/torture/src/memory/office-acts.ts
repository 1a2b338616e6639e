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
import { type Act, about } from "./act.ts";

const reason = "Looked at.";

const unfreeze = about((world, { order }) =>
  unfreezeOrder(world.deps, { orderId: order.id, requester: world.admin, reason }),
);

const giveBack = about((world, { order }) =>
  refundFrozenOrder(world.deps, { orderId: order.id, requester: world.admin, reason }),
);

/** Whatever Stripe refused of this order is tried once more, twice at once now and then. */
const retry = about(async (world, { order, random }) => {
  const operations = await world.market.repository.listMoneyOperations(order.id);
  const failed = operations.filter(({ status }) => status === "failed");
  if (failed.length === 0) return;
  const again = { operationId: random.pick(failed).id, requester: world.admin, note: reason };
  const copies = random.chance(0.3) ? 2 : 1;
  await Promise.all(Array.from({ length: copies }, () => retryMoneyOperation(world.deps, again)));
});

/** One order more often than all of them: an early fault would end every longer look. */
const reconcile: Act = async (world, { slot, random }) => {
  const order = world.orderIn(slot);
  const what = random.next();
  if (what < 0.15) await reconcileAll(world.deps, world.market.now);
  else if (what < 0.4) await reconcileOpen(world.deps, world.market.now);
  else if (order) await reconcileOrder(world.deps, order.id);
};

export const OFFICE_ACTS = { unfreeze, giveBack, retry, reconcile } as const satisfies Record<string, Act>;
