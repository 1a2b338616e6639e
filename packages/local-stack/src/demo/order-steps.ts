/**
 * One person doing one thing with an order: placing, paying, claiming, delivering, completing, disputing.
 *
 * Belongs here: which requests a step takes, and waiting until its effect is there. Does not: accounts, files
 * and services (account-steps.ts), what is already done and may be skipped (seed-orders.ts).
 */
import type {
  CoverageDispute,
  CoverageDisputeCreateRequest,
  CoverageDisputeResolveRequest,
  CoverageOrder,
  CoverageOrderCreateRequest,
  CoverageReviewCreateRequest,
} from "@script-manifest/contracts";
import { putFile, type Session, type UploadedFile, waitFor } from "./account-steps.ts";
import { coverage, type Door, SeedError, send } from "./client.ts";
import type { DeliveryInput } from "./reports/report.ts";

const PUBLISHABLE_KEY = "pk_test_simulator";

export interface PlacedOrder {
  readonly order: CoverageOrder;
  readonly clientSecret: string;
}

/** `door` may be another one than the session's, for example a service of other policies. */
export async function placeOrder(
  { door, user }: Session,
  o: CoverageOrderCreateRequest & { idempotencyKey: string; door?: Door },
): Promise<PlacedOrder> {
  const { idempotencyKey, door: other, ...body } = o;
  const step = `${user.displayName} placing an order`;
  return coverage(other ?? door, step, "createOrder", { body, idempotencyKey });
}

/** The card form's work, then the return from it. Ends with the payment held. */
export async function payOrder(
  { door, user }: Session,
  o: { orderId: string; clientSecret: string; simulatorUrl: string; paymentMethod?: string },
): Promise<CoverageOrder> {
  const step = `${user.displayName} paying for ${o.orderId}`;
  const intentId = o.clientSecret.split("_secret_")[0];
  const { status, text } = await send(
    step,
    `${o.simulatorUrl.replace(/\/$/, "")}/v1/payment_intents/${intentId}/confirm`,
    {
      method: "POST",
      headers: { authorization: `Bearer ${PUBLISHABLE_KEY}` },
      body: new URLSearchParams({
        client_secret: o.clientSecret,
        payment_method: o.paymentMethod ?? "pm_card_visa",
        return_url: "http://localhost/coverage/orders",
      }),
    },
  );
  if (status >= 400) throw new SeedError(step, `Stripe answered ${status} ${text.slice(0, 300)}`);
  return waitFor(`the payment of ${o.orderId} is held`, async () => {
    const { order } = await coverage(door, step, "syncPayment", { params: { id: o.orderId } });
    return order.status === "placed" ? null : order;
  });
}

/** Ends with the card captured, so that the next step is allowed. */
export async function claimOrder(session: Session, orderId: string): Promise<CoverageOrder> {
  const step = `${session.user.displayName} claiming ${orderId}`;
  const { order } = await coverage(session.door, step, "claimOrder", at(orderId));
  if (order.capturedAt !== null) return order;
  return waitForOrder(session, orderId, "is captured", ({ capturedAt }) => capturedAt !== null);
}

export async function startOrder({ door, user }: Session, orderId: string): Promise<CoverageOrder> {
  return (await coverage(door, `${user.displayName} starting ${orderId}`, "startOrder", at(orderId))).order;
}

/** With `file`, it is uploaded first and becomes part of the delivery. */
export async function deliverOrder(
  { door, user }: Session,
  o: {
    orderId: string;
    report: Omit<DeliveryInput, "fileKey" | "fileName">;
    file?: UploadedFile;
    door?: Door;
  },
): Promise<CoverageOrder> {
  const step = `${user.displayName} delivering ${o.orderId}`;
  const params = { id: o.orderId };
  const attached = o.file ? await uploadReport(door, step, o.orderId, o.file) : {};
  const body = { ...o.report, ...attached };
  return (await coverage(o.door ?? door, step, "deliverOrder", { params, body })).order;
}

async function uploadReport(door: Door, step: string, orderId: string, file: UploadedFile) {
  const { fileName, contentType, bytes } = file;
  const { upload, fileKey } = await coverage(door, step, "getDeliveryUploadUrl", {
    params: { id: orderId },
    query: { fileName, contentType, sizeBytes: bytes.byteLength },
  });
  await putFile(step, upload, file);
  return { fileKey, fileName };
}

/** Ends with the provider's share transferred. */
export async function completeOrder(session: Session, orderId: string): Promise<CoverageOrder> {
  const step = `${session.user.displayName} completing ${orderId}`;
  const { order } = await coverage(session.door, step, "completeOrder", at(orderId));
  if (order.moneyState === "paid_out") return order;
  return waitForOrder(session, orderId, "is paid out", ({ moneyState }) => moneyState === "paid_out");
}

/** Ends with the authorisation released, or the money on its way back. */
export async function cancelOrder(
  { door, user }: Session,
  { orderId, reason }: { orderId: string; reason: string },
): Promise<CoverageOrder> {
  const step = `${user.displayName} cancelling ${orderId}`;
  return (await coverage(door, step, "cancelOrder", { ...at(orderId), body: { reason } })).order;
}

export async function reviewOrder(
  { door, user }: Session,
  { orderId, review }: { orderId: string; review: CoverageReviewCreateRequest },
): Promise<void> {
  const step = `${user.displayName} reviewing ${orderId}`;
  await coverage(door, step, "reviewOrder", { ...at(orderId), body: review });
}

export async function openDispute(
  { door, user }: Session,
  { orderId, dispute }: { orderId: string; dispute: CoverageDisputeCreateRequest },
): Promise<CoverageDispute> {
  const step = `${user.displayName} disputing ${orderId}`;
  return (await coverage(door, step, "openDispute", { ...at(orderId), body: dispute })).dispute;
}

export async function answerDispute(
  { door, user }: Session,
  { orderId, answer }: { orderId: string; answer: string },
): Promise<void> {
  const step = `${user.displayName} answering the dispute of ${orderId}`;
  await coverage(door, step, "answerDispute", { ...at(orderId), body: { answer } });
}

/** An admin takes the order's dispute under review, or rules on it. */
export async function ruleOnDispute(
  { door, user }: Session,
  { orderId, ruling }: { orderId: string; ruling: CoverageDisputeResolveRequest },
): Promise<CoverageDispute> {
  const step = `${user.displayName} ruling on the dispute of ${orderId}`;
  const { dispute } = await coverage(door, step, "getOrderDispute", at(orderId));
  return (await coverage(door, step, "resolveDispute", { ...at(dispute.id), body: ruling })).dispute;
}

export async function waitForOrder(
  { door }: Session,
  orderId: string,
  what: string,
  holds: (order: CoverageOrder) => boolean,
): Promise<CoverageOrder> {
  return waitFor(`order ${orderId} ${what}`, async () => {
    const { order } = await coverage(door, `reading order ${orderId}`, "getOrder", at(orderId));
    return holds(order) ? order : null;
  });
}

const at = (id: string) => ({ params: { id } });
