/**
 * What banks do to the Stripe in memory, and somebody at its dashboard: chargebacks, warnings, refunds that
 * come back, accounts that are emptied, movements by hand. None of it is a process of the service.
 */
import type { Random } from "../random.ts";
import { type Act, about } from "./act.ts";
import type { World } from "./world.ts";

/** Part of an amount, all of it more often than not. */
const someOf = (random: Random, cents: number): number =>
  random.chance(0.6) ? cents : 1 + random.below(Math.max(1, cents));

/** The cardholder disputes a captured payment: wholly, in part, as a question, or money is taken later. */
const chargeback = about(async ({ market }, { order, random }) => {
  const payment = market.payments.state.payments.get(order.stripePaymentIntentId ?? "");
  const leftCents = payment ? payment.amountReceivedCents - payment.refundedCents : 0;
  if (payment?.status !== "succeeded" || leftCents < 1) return;
  const all = [...market.payments.state.chargebacks.values()];
  const before = all.filter(({ paymentIntentId }) => paymentIntentId === payment.id);
  const taken = before.reduce((sum, one) => sum + one.withdrawnCents - one.reinstatedCents, 0);
  if (leftCents - taken < 1 || before.some(({ status }) => status === "open" || status === "inquiry")) return;
  const amountCents = someOf(random, leftCents - taken);
  market.payments.openChargeback(
    payment.id,
    random.pick([{ amountCents }, { amountCents }, { inquiry: true }, { later: true }]),
  );
});

/** Banks go on with what they have begun. */
const bank: Act = async ({ market }, { random }) => {
  const { payments } = market;
  for (const one of payments.state.chargebacks.values()) {
    if (["won", "lost", "dropped"].includes(one.status) || random.chance(0.6)) continue;
    const left = payments.state.payment(one.paymentIntentId);
    const amountCents = left.amountReceivedCents - left.refundedCents;
    if (one.withdrawnCents > 0) payments.closeChargeback(one.id, random.chance(0.5) ? "won" : "lost");
    else if (random.chance(0.6) && amountCents > 0)
      payments.takeChargeback(one.id, { amountCents: someOf(random, amountCents) });
    else if (one.status === "inquiry") payments.closeChargeback(one.id, "won");
  }
};

const warn = about(async ({ market }, { order }) => {
  const payment = market.payments.state.payments.get(order.stripePaymentIntentId ?? "");
  if (!payment?.chargeId || (await market.payments.findFraudWarnings(payment.id)).length > 0) return;
  market.payments.warnOfFraud(payment.id);
});

/** The provider's account is paid out to their bank, wholly or in part; or money comes into it. */
const spend: Act = async (world, { random }) => {
  const { payments, repository } = world.market;
  const provider = await repository.getProvider(random.pick(world.providerIds));
  const accountId = provider?.stripeAccountId ?? "";
  const cents = payments.connectedBalance(accountId);
  if (cents < 0) payments.payOutAccount(accountId, cents);
  else payments.payOutAccount(accountId, someOf(random, cents));
};

/** Refunds begin as pending from now on, or not; those on their way arrive or fail; some come back. */
const refundFate: Act = async ({ market }, { random }) => {
  const { state } = market.payments;
  state.refundsBegin = random.pick(["pending", "succeeded"]);
  for (const { id, status } of [...state.refunds.values()]) {
    if (status === "pending" && random.chance(0.7))
      market.payments.settleRefund(id, random.chance(0.6) ? "succeeded" : "failed");
    else if (status === "succeeded" && random.chance(0.15)) market.payments.settleRefund(id, "failed");
  }
};

/** Somebody moves an order's money at Stripe's dashboard: our metadata is on none of it. */
const hand = about(async (world, { order, random }) => {
  const { payments } = world.market;
  const payment = payments.state.payments.get(order.stripePaymentIntentId ?? "");
  // Seldom: of such an order less can be promised.
  if (payment?.status !== "succeeded" || random.chance(0.5)) return;
  await byHand(world, { orderId: order.id, paymentIntentId: payment.id, random });
});

async function byHand(
  world: World,
  o: { orderId: string; paymentIntentId: string; random: Random },
): Promise<void> {
  const { random, orderId, paymentIntentId } = o;
  const { payments } = world.market;
  const { state } = payments;
  const tag = { orderId, operationId: "", idempotencyKey: `by-hand-${state.balanceLines.length}` };
  const payment = state.payment(paymentIntentId);
  const [sent] = (await payments.findTransfers(orderId)).filter(
    (one) => one.amountCents > one.reversedCents && !world.handMade.has(one.id),
  );
  const amountCents = someOf(random, payment.amountReceivedCents);
  const made = await (sent && random.chance(0.5)
    ? payments.reverseTransfer({
        ...tag,
        transferId: sent.id,
        amountCents: someOf(random, sent.amountCents - sent.reversedCents),
      })
    : payments.refund({ ...tag, paymentIntentId, amountCents })
  ).catch(() => null);
  if (!made) return;
  world.handMade.add(made.id);
  world.handMade.add(orderId);
}

export const BANK_ACTS = { chargeback, bank, warn, spend, refundFate, hand } as const satisfies Record<
  string,
  Act
>;
