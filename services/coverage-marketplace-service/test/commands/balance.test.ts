/** The platform's balance at Stripe beside the books. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { applyChargeback } from "../../src/commands/apply-chargeback.ts";
import { compareBalance } from "../../src/commands/reconcile.ts";
import { DAY_MS, HOUR_MS } from "../../src/domain/clock.ts";
import { Marketplace } from "../harness.ts";

it("a chargeback decided weeks after it was opened, or a moment ago, is no difference", async () => {
  const market = new Marketplace();
  const { order } = await market.claimed();
  const opened = market.payments.openChargeback(order.stripePaymentIntentId ?? "");
  await applyChargeback(market.deps, { orderId: order.id, chargeback: opened });
  await market.pass(20 * DAY_MS);
  const won = market.payments.closeChargeback(opened.id, "won");
  await applyChargeback(market.deps, { orderId: order.id, chargeback: won });
  const lastDays = { since: market.now - DAY_MS, until: market.now + 1 };
  assert.deepEqual(await compareBalance(market.deps, lastDays), []);
  const beforeThat = { since: 0, until: market.now - HOUR_MS };
  assert.deepEqual(await compareBalance(market.deps, beforeThat), []);
});
