/** What an act in memory is. */
import type { Order } from "@script-manifest/coverage-marketplace-service/src/domain/entities.ts";
import type { Random } from "../random.ts";
import type { World } from "./world.ts";

/** Does it in the process that calls; throws what the service throws. */
export type Act = (world: World, o: { slot: number; random: Random }) => Promise<unknown>;
type OrderAct = (world: World, o: { slot: number; random: Random; order: Order }) => Promise<unknown>;

/** Nothing happens where there is no order yet. */
export const about =
  (act: OrderAct): Act =>
  async (world, o) => {
    const order = world.orderIn(o.slot);
    if (order) await act(world, { ...o, order });
  };
