/** Walking orders by their ids, as the reconciler does. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { aPlacedOrder, move, type OpenRepository, present, useRepository } from "./fixture.ts";

export function describeOrderWalk(open: OpenRepository): void {
  describe("walking orders", () => {
    const fixture = useRepository(open);
    it("walks all orders, or those that have not ended or have money under way, page by page", async () => {
      const { repository } = fixture();
      const [open, ended, underWay] = [
        await aPlacedOrder(fixture()),
        await aPlacedOrder(fixture()),
        await aPlacedOrder(fixture()),
      ];
      for (const order of [ended, underWay]) {
        await move(fixture(), order, "cancelled");
        const [authorise] = await repository.listMoneyOperations(order.id);
        if (order === underWay) continue;
        const id = present(authorise).id;
        await repository.leaseMoneyOperation({ id, leaseToken: "t", leaseMs: 1_000 });
        const result = { operationId: id, leaseToken: "t", stripeId: null, error: null };
        await repository.settleMoneyOperation({
          ...result,
          status: "abandoned",
          order: null,
          jobs: [],
          alarm: null,
        });
      }
      const walk = async (scope: "open" | "all") => {
        const ids: string[] = [];
        for (;;) {
          const page = await repository.listOrderIds({ scope, after: ids.at(-1) ?? null, limit: 2 });
          if (page.length === 0) return new Set(ids);
          ids.push(...page);
        }
      };
      const mine = [open, ended, underWay].map((order) => order.id);
      const all = await walk("all");
      assert.ok(mine.every((id) => all.has(id)));
      const notDone = await walk("open");
      assert.deepEqual(
        mine.map((id) => notDone.has(id)),
        [true, false, true],
      );
    });
  });
}
