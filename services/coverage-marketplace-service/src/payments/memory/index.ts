/** MemoryPaymentGateway: Stripe's rules in memory, for node:test. Never wired in production. */
import type { Clock } from "../../domain/clock.ts";
import type { PaymentGateway, PaymentGatewayError, PaymentWebhookEvent } from "../interface.ts";
import {
  connectedBalance,
  createConnectAccount,
  getAccountStatus,
  listPayouts,
  payOut,
  payOutAccount,
  settlePayout,
} from "./accounts.ts";
import {
  closeChargeback,
  getChargeback,
  leftForBanks,
  type Opening,
  openChargeback,
  takeChargeback,
} from "./chargebacks.ts";
import { findFraudWarnings, getFraudWarning, warnOfFraud } from "./fraud-warnings.ts";
import { cancelPayment, capturePayment, confirmPayment, createPaymentIntent, current } from "./payments.ts";
import { refund, settleRefund } from "./refunds.ts";
import { MemoryStripeState } from "./state.ts";
import { reverseTransfer, transferToProvider } from "./transfers.ts";
import { constructWebhookEvent, signWebhook } from "./webhooks.ts";

type Args<K extends keyof PaymentGateway> = Parameters<PaymentGateway[K]>[0];
type Movement =
  | "createPaymentIntent"
  | "capturePayment"
  | "cancelPayment"
  | "transferToProvider"
  | "reverseTransfer"
  | "refund"
  | "createConnectAccount";

const WEBHOOK_SECRET = "memory";

export class MemoryPaymentGateway implements PaymentGateway {
  /** Open to tests: what this Stripe knows. */
  readonly state: MemoryStripeState;

  constructor(o: { clock: Clock }) {
    this.state = new MemoryStripeState(o.clock);
  }

  createConnectAccount = (o: Args<"createConnectAccount">) => createConnectAccount(this.state, o);
  createAccountLink = async (o: Args<"createAccountLink">) => ({
    url: `https://onboarding.invalid/${o.accountId}`,
  });
  getAccountStatus = (accountId: string) => getAccountStatus(this.state, accountId);
  listPayouts = async (accountId: string) => listPayouts(this.state, accountId);
  createPaymentIntent = (o: Args<"createPaymentIntent">) => createPaymentIntent(this.state, o);
  getPayment = async (id: string) => current(this.state, id);
  capturePayment = (o: Args<"capturePayment">) => capturePayment(this.state, o);
  cancelPayment = (o: Args<"cancelPayment">) => cancelPayment(this.state, o);
  transferToProvider = (o: Args<"transferToProvider">) => transferToProvider(this.state, o);
  reverseTransfer = (o: Args<"reverseTransfer">) => reverseTransfer(this.state, o);
  refund = (o: Args<"refund">) => refund(this.state, o);
  findTransfers = async (orderId: string) =>
    [...this.state.transfers.values()].filter((transfer) => transfer.orderId === orderId);
  findRefunds = async (paymentIntentId: string) =>
    [...this.state.refunds.values()].filter((made) => made.paymentIntentId === paymentIntentId);
  findReversals = async (transferId: string) =>
    [...this.state.reversals.values()].filter((made) => made.transferId === transferId);
  getChargeback = async (id: string) => getChargeback(this.state, id);
  findChargebacks = async (paymentIntentId: string) =>
    [...this.state.chargebacks.values()].filter((made) => made.paymentIntentId === paymentIntentId);
  getFraudWarning = async (id: string) => getFraudWarning(this.state, id);
  findFraudWarnings = async (paymentIntentId: string) => findFraudWarnings(this.state, paymentIntentId);
  findPayments = async (o: Args<"findPayments">) =>
    [...this.state.payments.values()].filter(
      (payment) => payment.metadata.order_id === o.orderId && payment.createdAt >= o.since,
    );
  listEvents = async ({ since, types }: Args<"listEvents">) =>
    this.state.events
      .filter(({ event, createdAt }) => createdAt >= since && types.includes(event.type))
      .map(({ event }) => event);
  listBalanceLines = async ({ since, until, sourceId }: Args<"listBalanceLines">) =>
    this.state.balanceLines
      .filter(({ createdAt }) => createdAt >= since && createdAt < until)
      .filter((line) => sourceId === undefined || line.sourceId === sourceId);
  constructWebhookEvent = (o: Args<"constructWebhookEvent">) => constructWebhookEvent(WEBHOOK_SECRET, o);

  /* What tests do in Stripe's stead. */

  /** The writer's card is authorised; slowly: its bank has not answered yet. */
  confirmPayment(paymentIntentId: string, o?: { slowly?: boolean }): void {
    confirmPayment(this.state, paymentIntentId, o);
  }

  /** The card's bank will let no more through than this. */
  limitCapture(paymentIntentId: string, amountCents: number): void {
    this.state.captureLimits.set(paymentIntentId, amountCents);
  }

  setPayable(accountId: string, payable: boolean): void {
    const account = this.state.accounts.get(accountId);
    if (account) this.state.accounts.set(accountId, { ...account, payable });
  }

  /** What the account could give back. */
  connectedBalance(accountId: string): number {
    return connectedBalance(this.state, accountId);
  }

  /** To the provider's own bank; a negative amount comes back from there. */
  payOutAccount(accountId: string, amountCents: number): void {
    payOutAccount(this.state, accountId, amountCents);
  }

  /** The bank lets the authorisation go, and only a capture will show it. */
  expireAuthorisation(paymentIntentId: string): void {
    this.state.expired.add(paymentIntentId);
  }

  /** The bank lets the authorisation go. */
  lapseAuthorisation(paymentIntentId: string): void {
    const payment = this.state.payment(paymentIntentId);
    this.state.payments.set(paymentIntentId, {
      ...payment,
      status: "canceled",
      chargeId: null,
      captureBefore: null,
    });
  }

  /** The cardholder has their bank take the payment back. */
  openChargeback(paymentIntentId: string, o?: Opening) {
    return openChargeback(this.state, paymentIntentId, o);
  }

  /** An inquiry becomes a chargeback, or the money of one is taken only now. */
  takeChargeback(id: string, o?: { amountCents?: number }) {
    return takeChargeback(this.state, id, o);
  }

  /** What a bank could still take of the charge. */
  leftForBanks(paymentIntentId: string): number {
    return leftForBanks(this.state, paymentIntentId);
  }

  closeChargeback(id: string, outcome: "won" | "lost") {
    return closeChargeback(this.state, id, outcome);
  }

  /** The card's bank suspects the payment. */
  warnOfFraud(paymentIntentId: string) {
    return warnOfFraud(this.state, paymentIntentId);
  }

  /** As getFraudWarning, at once. */
  fraudWarning(id: string) {
    return getFraudWarning(this.state, id);
  }

  /** Stripe sends some of the account's money to its owner's bank … */
  payOut(accountId: string, amountCents: number) {
    return payOut(this.state, accountId, amountCents);
  }

  /** … which takes it, or sends it back. */
  settlePayout(id: string, outcome: "paid" | "failed"): void {
    settlePayout(this.state, id, outcome);
  }

  settleRefund(id: string, outcome: "succeeded" | "failed"): void {
    settleRefund(this.state, id, outcome);
  }

  /** The next call of this movement fails, before or after its effect. */
  failNext(method: Movement, o: { when: "before" | "after"; error: PaymentGatewayError }): void {
    this.state.faults.push({ method, ...o });
  }

  /** Stripe writes an event down; whether anybody is told of it is another matter. */
  happen(event: PaymentWebhookEvent): void {
    this.state.events.push({ event, createdAt: this.state.clock() });
  }

  /** An event as Stripe would post it: its bytes and their signature. */
  signedEvent(event: PaymentWebhookEvent): { rawBody: Buffer; signature: string } {
    this.happen(event);
    return this.signed(event);
  }

  /** The same of an event that is in no list: it was written down before, or never happened here. */
  signed(event: PaymentWebhookEvent): { rawBody: Buffer; signature: string } {
    const rawBody = Buffer.from(JSON.stringify(event, null, 2));
    return { rawBody, signature: signWebhook(WEBHOOK_SECRET, rawBody) };
  }
}
