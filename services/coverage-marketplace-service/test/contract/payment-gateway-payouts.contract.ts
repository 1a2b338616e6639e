/** What every PaymentGateway promises of payouts to banks: a part of payment-gateway.contract.ts. */
import assert from "node:assert/strict";
import { it } from "node:test";
import type { Payment } from "../../src/payments/interface.ts";
import type { GatewayUnderTest } from "./payment-gateway.contract.ts";

/** `captured` makes a charge of 10 001 cents, `payable` an account. */
export function describePayouts(
  open: () => Promise<GatewayUnderTest>,
  captured: (sut: GatewayUnderTest) => Promise<{ payment: Payment; orderId: string }>,
  payable: (sut: GatewayUnderTest) => Promise<string>,
): void {
  it("tells an account's payouts to its bank, newest first, with why one failed", async () => {
    const sut = await open();
    const { payment, orderId } = await captured(sut);
    const destinationAccountId = await payable(sut);
    const key = { orderId, operationId: "cmop_paid_out", idempotencyKey: `cov:test:paid-out:${orderId}` };
    const to = { chargeId: payment.chargeId ?? "", destinationAccountId };
    await sut.gateway.transferToProvider({ ...key, ...to, amountCents: 8_501, currency: "usd" });
    const paid = await sut.payOut(destinationAccountId, "paid");
    const failed = await sut.payOut(destinationAccountId, "failed");
    const told = await sut.gateway.listPayouts(destinationAccountId);
    const shared = { amountCents: 4_000, currency: "usd" };
    assert.deepEqual(
      told.map(({ createdAt: _when, ...payout }) => payout),
      [
        { ...shared, id: failed.id, status: "failed", failure: "The bank account has been closed." },
        { ...shared, id: paid.id, status: "paid", failure: null },
      ],
    );
  });
}
