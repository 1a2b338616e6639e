/** What an act on real replicas is. */
import type { Random } from "../random.ts";
import type { Bench } from "./bench.ts";
import type { People } from "./people.ts";

export interface Scene {
  readonly bench: Bench;
  readonly people: People;
  /** Slot → order, as far as orders are known. */
  readonly orders: Map<number, string>;
  /** What an answer has given away. */
  readonly problems: string[];
  /** The last change of a row before this seed. */
  readonly begunAt: number;
}

export interface About {
  readonly slot: number;
  readonly orderId: string;
  readonly random: Random;
}

export type Act = (scene: Scene, o: Omit<About, "orderId"> & { orderId: string | null }) => Promise<unknown>;

/** Nothing happens where there is no order yet. */
export const about =
  (act: (scene: Scene, o: About) => Promise<unknown>): Act =>
  async (scene, { orderId, ...o }) => {
    if (orderId) await act(scene, { ...o, orderId });
  };
