/** Stripe's own books, after random lives in bad weather: every balance is the sum of what moved. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { draw } from "../src/weather/draw.ts";
import { HAPPENINGS } from "../src/weather/kinds.ts";
import { DAY_MS, stage } from "./support/simulator.ts";

const everything = Object.fromEntries(HAPPENINGS.map((kind) => [kind, 0.3]));
const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** Twelve orders' worth of movements, each of which may be refused; the clock goes on between them. */
async function live(seed: number) {
  const sut = await stage({ weather: { seed, rates: { happenings: everything } } });
  let drawn = 0;
  const upTo = (max: number): number => 1 + Math.floor(draw(seed, "story", drawn++) * max);
  const allowed = (movement: Promise<unknown>) => movement.catch(() => null);
  const destination = await sut.payable();
  for (let order = 0; order < 12; order++) {
    const { id } = await sut.held("pm_card_visa", 1_000 + upTo(20_000));
    sut.clock.advance(upTo(2 * DAY_MS));
    await allowed(sut.stripe.paymentIntents.capture(id));
    const source = String((await sut.stripe.paymentIntents.retrieve(id)).latest_charge);
    const steps = [
      () =>
        sut.stripe.transfers.create({
          amount: upTo(9_000),
          currency: "usd",
          destination,
          source_transaction: source,
        }),
      () => sut.stripe.refunds.create({ payment_intent: id, amount: upTo(9_000) }),
      () => sut.control("/dashboard/refunds", { payment_intent: id }),
      () => sut.control(`/charges/${source}/dispute`, { amount: upTo(9_000) }),
      () => sut.control("/dashboard/payouts", { amount: upTo(9_000) }),
    ];
    for (let step = 0; step < 4; step++) {
      await allowed(steps[upTo(steps.length) - 1]?.() ?? Promise.resolve());
      sut.clock.advance(upTo(5 * DAY_MS));
    }
    const [last] = (await sut.stripe.transfers.list({ limit: 1 })).data;
    if (last) await allowed(sut.stripe.transfers.createReversal(last.id, { amount: upTo(last.amount) }));
  }
  return { ...sut, destination };
}

describe("Stripe's books after random lives", () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    it(`balance to the cent, and no charge gives more than it took (seed ${seed})`, async () => {
      const sut = await live(seed);
      const { state } = sut.simulator;
      const charges = state.all("charges").filter((row) => row.captured);
      const standing = state.all("refunds").filter((row) => row.status !== "failed");
      const transfers = state.all("transfers");
      const own = state
        .all("payouts")
        .filter((row) => row.account === null && row.payout.status !== "failed");
      const expected =
        total(charges.map((row) => row.amount_captured)) -
        total(state.all("balanceTransactions").map((row) => row.fee)) -
        total(standing.map((row) => row.amount)) -
        total(transfers.map((row) => row.amount - row.amount_reversed)) -
        total(own.map((row) => row.payout.amount)) -
        total(
          state
            .all("disputes")
            .filter((row) => row.balance_transactions.length === 1)
            .map((row) => row.amount),
        );
      assert.equal(await sut.balance(), expected);
      for (const charge of charges) {
        const refunded = total(standing.filter((row) => row.charge === charge.id).map((row) => row.amount));
        assert.equal(charge.amount_refunded, refunded);
        assert.ok(refunded <= charge.amount_captured && charge.amount_captured <= charge.amount);
      }
      assert.ok((await sut.balance(sut.destination)) >= 0);
      for (const row of transfers)
        assert.equal(
          row.amount_reversed,
          total(
            state
              .all("reversals")
              .filter(({ transfer }) => transfer === row.id)
              .map(({ amount }) => amount),
          ),
        );
      await sut.close();
    });
  }
});
