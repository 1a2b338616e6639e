/** What every PaymentGateway promises of chargebacks: a part of payment-gateway.contract.ts. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { type Payment, PaymentGatewayError } from "../../src/payments/interface.ts";
import type { GatewayUnderTest } from "./payment-gateway.contract.ts";

/** `captured` makes a charge of 10 001 cents. */
export function describeChargebacks(
  open: () => Promise<GatewayUnderTest>,
  captured: (sut: GatewayUnderTest) => Promise<{ payment: Payment }>,
): void {
  const key = { orderId: "cord_x", operationId: "cmop_x", idempotencyKey: "cov:test:disputed-refund" };

  it("tells a chargeback with what was taken, and what came back when it is won", async () => {
    const sut = await open();
    const { payment } = await captured(sut);
    const { id } = await sut.dispute(payment.id, { inquiry: false });
    const opened = {
      id,
      paymentIntentId: payment.id,
      chargeId: payment.chargeId,
      status: "open",
      withdrawnCents: 10_001,
      feeCents: 1_500,
      reinstatedCents: 0,
      currency: "usd",
    };
    assert.deepEqual(await sut.gateway.getChargeback(id), opened);
    assert.deepEqual(await sut.gateway.findChargebacks(payment.id), [opened]);
    const refund = sut.gateway.refund({ ...key, paymentIntentId: payment.id, amountCents: 1 });
    await assert.rejects(refund, PaymentGatewayError);
    await sut.decide(id, "won");
    const won = { ...opened, status: "won", reinstatedCents: 10_001 };
    assert.deepEqual(await sut.gateway.getChargeback(id), won);
  });

  it("tells a fraud warning until the payment is disputed", async () => {
    const sut = await open();
    const { payment } = await captured(sut);
    const { id } = await sut.warn(payment.id);
    const warned = { id, paymentIntentId: payment.id, actionable: true };
    const { fraudType, ...told } = await sut.gateway.getFraudWarning(id);
    assert.deepEqual(told, warned);
    assert.equal(fraudType, "unauthorized_use_of_card");
    assert.deepEqual(await sut.gateway.findFraudWarnings(payment.id), [{ ...warned, fraudType }]);
    await sut.dispute(payment.id, { inquiry: false });
    assert.equal((await sut.gateway.getFraudWarning(id)).actionable, false);
    const unknown = (error: unknown) => error instanceof PaymentGatewayError && error.kind === "not_found";
    await assert.rejects(sut.gateway.getFraudWarning("issfr_unknown"), unknown);
  });

  it("tells a chargeback that is lost, and an inquiry, which takes nothing", async () => {
    const sut = await open();
    const lost = await captured(sut);
    const { id } = await sut.dispute(lost.payment.id, { inquiry: false });
    await sut.decide(id, "lost");
    const { status, withdrawnCents, reinstatedCents } = await sut.gateway.getChargeback(id);
    assert.deepEqual([status, withdrawnCents, reinstatedCents], ["lost", 10_001, 0]);
    const asked = await captured(sut);
    const inquiry = await sut.dispute(asked.payment.id, { inquiry: true });
    const seen = await sut.gateway.getChargeback(inquiry.id);
    assert.deepEqual([seen.status, seen.withdrawnCents, seen.feeCents], ["inquiry", 0, 0]);
  });
}
