/**
 * What banks do to the Stripe in memory, and somebody at its dashboard: chargebacks, warnings, refunds that
 * come back, accounts that are emptied, movements by hand. None of it is a process of the service.
 */
import type { MemoryPaymentGateway } from "@script-manifest/coverage-marketplace-service/src/payments/memory/index.ts";
import type { Random } from "../random.ts";
import { type Act, about } from "./act.ts";
import type { World } from "./world.ts";

/** Part of an amount, all of it more often than not. */
const someOf = (random: Random, cents: number): number =>
  random.chance(0.6) ? cents : 1 + random.below(Math.max(1, cents));

/** The cardholder disputes a captured payment: wholly, in part, as a question, or money is taken later. */
const chargeback = about(async ({ market }, { order, random }) => {
  const { payments } = market;
  const payment = payments.state.payments.get(order.stripePaymentIntentId ?? "");
  if (payment?.status !== "succeeded") return;
  const leftCents = payments.leftForBanks(payment.id);
  const open = [...payments.state.chargebacks.values()].some(
    ({ paymentIntentId, status }) =>
      paymentIntentId === payment.id && (status === "open" || status === "inquiry"),
  );
  // Two of one charge at once are rare: of what one took in part, another may dispute the rest.
  if (leftCents < 1 || (open && random.chance(0.5))) return;
  const amountCents = someOf(random, leftCents);
  const how = random.pick([{ amountCents }, { amountCents }, { inquiry: true }, { later: true }]);
  payments.openChargeback(payment.id, { ...how, beside: true });
});

/** Banks go on with what they have begun. */
const bank: Act = async ({ market }, { random }) => {
  const { payments } = market;
  for (const one of payments.state.chargebacks.values()) {
    if (["won", "lost", "dropped"].includes(one.status) || random.chance(0.6)) continue;
    const amountCents = payments.leftForBanks(one.paymentIntentId);
    if (one.withdrawnCents > 0) payments.closeChargeback(one.id, random.chance(0.5) ? "won" : "lost");
    else if (random.chance(0.6) && amountCents > 0)
      payments.takeChargeback(one.id, { amountCents: someOf(random, amountCents) });
    else if (one.status === "inquiry") payments.closeChargeback(one.id, "won");
  }
  answerSlowCards(market.payments, random, 0.5);
};

/** Of cards whose bank had not answered some are authorised now, others are not after all. */
export function answerSlowCards(payments: MemoryPaymentGateway, random: Random, share: number): void {
  for (const { id, status } of [...payments.state.payments.values()])
    if (status === "processing" && random.chance(share)) payments.confirmPayment(id);
}

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
  const reverse = (transferId: string, leftCents: number) =>
    payments.reverseTransfer({ ...tag, transferId, amountCents: someOf(random, leftCents) });
  const transfer = async () =>
    payments.transferToProvider({
      ...tag,
      amountCents,
      currency: payment.currency,
      chargeId: payment.chargeId ?? "",
      destinationAccountId: (await world.providerOf(orderId))?.stripeAccountId ?? "",
    });
  const refund = () => payments.refund({ ...tag, paymentIntentId, amountCents });
  const how = random.next();
  const making: Promise<{ id: string }> =
    sent && how < 0.5
      ? reverse(sent.id, sent.amountCents - sent.reversedCents)
      : how < 0.75
        ? refund()
        : transfer();
  const made = await making.catch(() => null);
  if (!made) return;
  world.handMade.add(made.id);
  world.handMade.add(orderId);
}

/** The card's bank lets through less than was authorised. */
const shortCapture = about(async ({ market }, { order, random }) => {
  const payment = market.payments.state.payments.get(order.stripePaymentIntentId ?? "");
  if (payment?.status !== "requires_capture") return;
  market.payments.limitCapture(payment.id, 50 + random.below(Math.max(1, payment.amountCents - 50)));
});

/** Stripe pays a provider out to their own bank, which takes it, sends it back, or takes its time. */
const payout: Act = async ({ market, providerIds }, { random }) => {
  const { payments, repository } = market;
  const provider = await repository.getProvider(random.pick(providerIds));
  if (!provider?.stripeAccountId) return;
  const waiting = [...payments.state.payouts.values()].filter(({ status }) => status === "in_transit");
  const { id } = waiting[0] ?? payments.payOut(provider.stripeAccountId, 1 + random.below(50_000));
  if (random.chance(0.7)) payments.settlePayout(id, random.pick(["paid", "failed", "failed"]));
};

/** A provider has spent what they were paid, and its payment is lost to the card's bank: they owe it. */
const ruin: Act = async ({ market, state }, { random }) => {
  const { payments } = market;
  const paid = [...payments.state.transfers.values()].filter(
    ({ amountCents, reversedCents }) => amountCents > reversedCents,
  );
  if (paid.length === 0) return;
  const { orderId, destinationAccountId } = random.pick(paid);
  const paymentIntentId = state.orders.get(orderId)?.stripePaymentIntentId ?? "";
  const amountCents = payments.leftForBanks(paymentIntentId);
  if (amountCents < 1) return;
  payments.payOutAccount(destinationAccountId, Math.max(0, payments.connectedBalance(destinationAccountId)));
  const { id } = payments.openChargeback(paymentIntentId, {
    amountCents: someOf(random, amountCents),
    beside: true,
  });
  payments.closeChargeback(id, "lost");
};

export const BANK_ACTS = {
  ruin,
  chargeback,
  bank,
  warn,
  spend,
  refundFate,
  hand,
  shortCapture,
  payout,
} as const satisfies Record<string, Act>;
