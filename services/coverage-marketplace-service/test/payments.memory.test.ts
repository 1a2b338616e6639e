import { MemoryPaymentGateway } from "../src/payments/memory/index.ts";
import { describePaymentGateway } from "./contract/payment-gateway.contract.ts";

describePaymentGateway("MemoryPaymentGateway", async () => {
  const gateway = new MemoryPaymentGateway({ clock: () => 1_767_225_600_000 });
  return {
    gateway,
    authorise: async ({ id }) => gateway.confirmPayment(id),
    onboard: async (accountId) => gateway.setPayable(accountId, true),
    dispute: async (paymentIntentId, o) => gateway.openChargeback(paymentIntentId, o),
    warn: async (paymentIntentId) => gateway.warnOfFraud(paymentIntentId),
    payOut: async (accountId, outcome) => {
      const payout = gateway.payOut(accountId, 4_000);
      gateway.settlePayout(payout.id, outcome);
      return payout;
    },
    decide: async (id, outcome) => void gateway.closeChargeback(id, outcome),
  };
});
