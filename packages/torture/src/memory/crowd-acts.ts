/**
 * Several people and the bank are at one order in the same moment, each in a process of their own: what
 * stands between two readings of the same row is seldom met by acts that choose their orders alone.
 */
import { reconcileOrder } from "@script-manifest/coverage-marketplace-service/src/commands/reconcile.ts";
import { Random } from "../random.ts";
import { type Act, about } from "./act.ts";
import { BANK_ACTS } from "./bank-acts.ts";
import { OFFICE_ACTS } from "./office-acts.ts";

const reconcile = about((world, { order }) => reconcileOrder(world.deps, order.id));

/** `people` is what people do with an order, whatever its status. */
export function crowd(people: readonly Act[]): Act {
  return async (world, { slot, random }) => {
    const order = world.orderIn(slot);
    if (!order) return;
    if (random.chance(0.5))
      await BANK_ACTS[random.pick(["chargeback", "warn"] as const)](world, { slot, random });
    const company = [random.pick(people), reconcile, random.pick(people)];
    if (order.frozen) company.push(random.pick([OFFICE_ACTS.unfreeze, OFFICE_ACTS.giveBack]));
    const jobs = random.chance(0.4) ? world.work(random) : null;
    await Promise.all([
      jobs,
      ...company.map((act) => {
        const seed = random.below(2 ** 31);
        return world.live(seed, () => act(world, { slot, random: new Random(seed) }));
      }),
    ]);
  };
}
