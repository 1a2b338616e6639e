/** StripePaymentGateway: the marketplace's words → Stripe's SDK. Translation only; no rules, no retries. */
import type { Stripe } from "stripe";
import type { PaymentGateway } from "../interface.ts";
import { createAccountLink, createConnectAccount, getAccountStatus, listPayouts } from "./accounts.ts";
import { findChargebacks, getChargeback } from "./chargebacks.ts";
import { createStripeClient, type StripeGatewayOptions } from "./client.ts";
import { findFraudWarnings, getFraudWarning } from "./fraud-warnings.ts";
import { listBalanceLines, listEvents } from "./listings.ts";
import { cancelPayment, capturePayment, createPaymentIntent, findPayments, getPayment } from "./payments.ts";
import { findRefunds, refund } from "./refunds.ts";
import { findReversals, findTransfers, reverseTransfer, transferToProvider } from "./transfers.ts";
import { constructWebhookEvent } from "./webhooks.ts";

type Args<K extends keyof PaymentGateway> = Parameters<PaymentGateway[K]>[0];

export class StripePaymentGateway implements PaymentGateway {
  readonly #stripe: Stripe;
  readonly #webhookSecrets: readonly string[];

  /** Throws when a webhook secret is missing or blank: an unsigned event would be believed. */
  constructor(options: StripeGatewayOptions) {
    if (
      options.webhookSecrets.length === 0 ||
      options.webhookSecrets.some((secret) => secret.trim() === "")
    ) {
      throw new Error("a Stripe webhook secret is missing or blank");
    }
    this.#stripe = createStripeClient(options);
    this.#webhookSecrets = options.webhookSecrets;
  }

  createConnectAccount = (o: Args<"createConnectAccount">) => createConnectAccount(this.#stripe, o);
  createAccountLink = (o: Args<"createAccountLink">) => createAccountLink(this.#stripe, o);
  getAccountStatus = (accountId: string) => getAccountStatus(this.#stripe, accountId);
  listPayouts = (accountId: string) => listPayouts(this.#stripe, accountId);
  createPaymentIntent = (o: Args<"createPaymentIntent">) => createPaymentIntent(this.#stripe, o);
  getPayment = (id: string) => getPayment(this.#stripe, id);
  capturePayment = (o: Args<"capturePayment">) => capturePayment(this.#stripe, o);
  cancelPayment = (o: Args<"cancelPayment">) => cancelPayment(this.#stripe, o);
  transferToProvider = (o: Args<"transferToProvider">) => transferToProvider(this.#stripe, o);
  reverseTransfer = (o: Args<"reverseTransfer">) => reverseTransfer(this.#stripe, o);
  refund = (o: Args<"refund">) => refund(this.#stripe, o);
  findTransfers = (orderId: string) => findTransfers(this.#stripe, orderId);
  findReversals = (transferId: string) => findReversals(this.#stripe, transferId);
  getChargeback = (id: string) => getChargeback(this.#stripe, id);
  findChargebacks = (paymentIntentId: string) => findChargebacks(this.#stripe, paymentIntentId);
  findRefunds = (paymentIntentId: string) => findRefunds(this.#stripe, paymentIntentId);
  getFraudWarning = (id: string) => getFraudWarning(this.#stripe, id);
  findFraudWarnings = (paymentIntentId: string) => findFraudWarnings(this.#stripe, paymentIntentId);
  findPayments = (o: Args<"findPayments">) => findPayments(this.#stripe, o);
  listEvents = (o: Args<"listEvents">) => listEvents(this.#stripe, o);
  listBalanceLines = (o: Args<"listBalanceLines">) => listBalanceLines(this.#stripe, o);
  constructWebhookEvent = (o: Args<"constructWebhookEvent">) =>
    constructWebhookEvent(this.#webhookSecrets, o);
}
