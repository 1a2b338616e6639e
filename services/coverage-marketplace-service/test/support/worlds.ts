/**
 * Small worlds of one order each, in every state an endpoint wants to find it in, and a good request for
 * every row of the endpoint table. Belongs here: set-up. Does not: who may send the request, and what bad
 * ones look like.
 */
import { coverageApi, type Endpoint } from "@script-manifest/contracts";
import { applyFraudWarning } from "../../src/commands/apply-fraud-warning.ts";
import { deliverOrder } from "../../src/commands/deliver-order.ts";
import type { Requester } from "../../src/commands/deps.ts";
import { moveOrder } from "../../src/commands/move-order.ts";
import { editService } from "../../src/commands/offer-service.ts";
import { openDispute } from "../../src/commands/open-dispute.ts";
import { changeProviderStatus } from "../../src/commands/register-provider.ts";
import { resolveDispute } from "../../src/commands/resolve-dispute.ts";
import { reviewOrder } from "../../src/commands/review-order.ts";
import { PaymentGatewayError } from "../../src/payments/interface.ts";
import type { Marketplace } from "../harness.ts";
import type { Ask } from "./two-ways.ts";

export type Row = keyof typeof coverageApi;

type Placed = Awaited<ReturnType<Marketplace["placed"]>>;
export interface World extends Placed {
  readonly disputeId: string;
  readonly alarmId: string;
  readonly operationId: string;
}

const REPORT = { summary: "It holds.", strengths: "", weaknesses: "", recommendations: "" };

async function delivered(market: Marketplace): Promise<Placed> {
  const world = await market.claimed();
  await deliverOrder(market.deps, { orderId: world.order.id, requester: world.reader, request: REPORT });
  return world;
}

async function completed(market: Marketplace): Promise<Placed> {
  const world = await delivered(market);
  await moveOrder(market.deps, { orderId: world.order.id, requester: world.writer, action: "complete" });
  return world;
}

async function reviewed(market: Marketplace): Promise<Placed> {
  const world = await completed(market);
  const request = { rating: 4, comment: "Sharp." };
  await reviewOrder(market.deps, { orderId: world.order.id, requester: world.writer, request });
  return world;
}

async function disputed(market: Marketplace): Promise<Placed & Pick<World, "disputeId">> {
  const world = await delivered(market);
  const { dispute } = await openDispute(market.deps, {
    orderId: world.order.id,
    requester: world.writer,
    request: { reason: "quality", description: "It is about another script." },
  });
  return { ...world, disputeId: dispute.id };
}

async function alarmed(market: Marketplace): Promise<Placed & Pick<World, "alarmId">> {
  const world = await market.placed();
  const id = market.deps.newId("alarm");
  const about = { subject: world.order.id, orderId: world.order.id };
  await market.repository.raiseAlarm({ id, kind: "test", detail: "Somebody should look.", ...about });
  return { ...world, alarmId: id };
}

async function frozen(market: Marketplace): Promise<Placed> {
  const world = await delivered(market);
  const warning = market.payments.warnOfFraud(world.order.stripePaymentIntentId ?? "");
  await applyFraudWarning(market.deps, { orderId: world.order.id, warning });
  return world;
}

/** Stripe would not send the refund an admin ruled. */
async function refused(market: Marketplace): Promise<Placed & Partial<World>> {
  const world = await disputed(market);
  market.payments.failNext("refund", { when: "before", error: new PaymentGatewayError("refused", "no") });
  await resolveDispute(market.deps, {
    disputeId: world.disputeId,
    requester: market.person({ isAdmin: true }),
    request: { status: "resolved_refund", adminNotes: "It is about another script." },
  });
  const operations = await market.repository.listMoneyOperations(world.order.id);
  return { ...world, operationId: operations.find(({ kind }) => kind === "refund")?.id ?? "" };
}

async function paused(market: Marketplace): Promise<Placed> {
  const world = await market.placed();
  const { service, reader } = world;
  await editService(market.deps, { serviceId: service.id, requester: reader, request: { active: false } });
  return world;
}

async function barred(market: Marketplace): Promise<Placed> {
  const world = await market.placed();
  await suspend(market, world.provider.id);
  return world;
}

const BUILDERS = {
  placed: (market: Marketplace) => market.placed(),
  held: (market: Marketplace) => market.held(),
  claimed: (market: Marketplace) => market.claimed(),
  delivered,
  completed,
  reviewed,
  disputed,
  /** An alarm about the order is open. */
  alarmed,
  /** The card's bank suspects the payment. */
  frozen,
  refused,
  /** The service is not offered at the moment. */
  paused,
  /** The provider is suspended. */
  barred,
} satisfies Record<string, (market: Marketplace) => Promise<Placed & Partial<World>>>;
export type WorldName = keyof typeof BUILDERS;
export const isWorldName = (name: string): name is WorldName => Object.hasOwn(BUILDERS, name);

export async function worldOf(market: Marketplace, name: WorldName): Promise<World> {
  const none = { disputeId: "cdis_none", alarmId: "calm_none", operationId: "cmop_none" };
  return { ...none, ...(await BUILDERS[name](market)) };
}

export async function suspend(market: Marketplace, providerId: string): Promise<void> {
  const request = { status: "suspended", reason: "Complaints." } as const;
  await changeProviderStatus(market.deps, {
    providerId,
    requester: market.person({ isAdmin: true }),
    request,
  });
}

/** A provider of its own, active, who has nothing to do with the world's order. */
export async function otherReader(market: Marketplace): Promise<Requester> {
  return (await market.seller()).reader;
}

export const UPLOAD_QUERY = "fileName=report.pdf&contentType=application%2Fpdf&sizeBytes=1000";

/** A body the row takes, for every row that has one. */
export function goodBody(row: Row, world: World): Record<string, unknown> | undefined {
  const bodies: Partial<Record<Row, Record<string, unknown>>> = {
    createProvider: { displayName: "Jonas Weber", bio: "Reads thrillers.", specialties: ["thriller"] },
    updateProvider: { bio: "Reads for a living, and well." },
    createService: {
      title: "Notes",
      tier: "concept_notes",
      priceCents: 5_000,
      turnaroundDays: 3,
      maxPages: 120,
    },
    updateService: { priceCents: 12_000 },
    createOrder: {
      serviceId: world.service.id,
      scriptId: world.scriptId,
      projectId: world.projectId,
      brief: "Is the ending earned?",
    },
    cancelOrder: { reason: "I found the ending myself." },
    deliverOrder: REPORT,
    saveDeliveryDraft: { values: { summary: "It holds so far" }, basedOn: 0 },
    reviewOrder: { rating: 5, comment: "Very good." },
    openDispute: { reason: "quality", description: "Half of it is missing." },
    answerDispute: { answer: "Half of it is in the appendix." },
    resolveDispute: { status: "resolved_no_refund", adminNotes: "It is all there." },
    updateProviderStatus: { status: "suspended", reason: "Complaints." },
    unfreezeOrder: { reason: "The writer has shown their card." },
    refundFrozenOrder: { reason: "Nobody answers." },
    retryMoneyOperation: { note: "The bank takes it now." },
    acknowledgeAlarm: { note: "The bank has confirmed it." },
  };
  return bodies[row];
}

/** The path with the ids of the world in it. */
export function pathOf(endpoint: Endpoint, world: World): string {
  return endpoint.path
    .replace("/providers/:id", `/providers/${world.provider.id}`)
    .replace("/providers/:providerId", `/providers/${world.provider.id}`)
    .replace("/services/:id", `/services/${world.service.id}`)
    .replace("/orders/:id", `/orders/${world.order.id}`)
    .replace("/disputes/:id", `/disputes/${world.disputeId}`)
    .replace("/money-operations/:id", `/money-operations/${world.operationId}`)
    .replace("/alarms/:id", `/alarms/${world.alarmId}`);
}

/**
 * Row → the world in which somebody succeeds with it, and who that is. Total by type: a new row must say so
 * too.
 */
export const SUCCESS: Record<Row, readonly [WorldName, "stranger" | "writer" | "reader" | "admin"]> = {
  createProvider: ["placed", "stranger"],
  getOwnProvider: ["placed", "reader"],
  listProviders: ["placed", "stranger"],
  getProvider: ["placed", "stranger"],
  updateProvider: ["placed", "reader"],
  getStripeOnboarding: ["placed", "reader"],
  listProviderServices: ["placed", "stranger"],
  listProviderReviews: ["placed", "stranger"],
  createService: ["placed", "reader"],
  listServices: ["placed", "stranger"],
  getService: ["placed", "stranger"],
  updateService: ["placed", "reader"],
  createOrder: ["placed", "writer"],
  listOrders: ["placed", "writer"],
  getOrder: ["placed", "writer"],
  followOrder: ["placed", "writer"],
  syncPayment: ["placed", "writer"],
  cancelOrder: ["held", "writer"],
  claimOrder: ["held", "reader"],
  startOrder: ["claimed", "reader"],
  deliverOrder: ["claimed", "reader"],
  getDeliveryUploadUrl: ["claimed", "reader"],
  getDelivery: ["delivered", "writer"],
  getDeliveryReport: ["delivered", "writer"],
  getDeliveryDraft: ["claimed", "reader"],
  saveDeliveryDraft: ["claimed", "reader"],
  completeOrder: ["delivered", "writer"],
  reviewOrder: ["completed", "writer"],
  openDispute: ["delivered", "writer"],
  getOrderDispute: ["disputed", "writer"],
  answerDispute: ["disputed", "reader"],
  getOrderReview: ["reviewed", "writer"],
  getTimeline: ["completed", "writer"],
  getOrderStatement: ["completed", "writer"],
  getEarnings: ["completed", "reader"],
  getEarningsStatement: ["completed", "reader"],
  getTrialBalance: ["completed", "admin"],
  listDisputes: ["disputed", "admin"],
  getDispute: ["disputed", "admin"],
  resolveDispute: ["disputed", "admin"],
  updateProviderStatus: ["placed", "admin"],
  unfreezeOrder: ["frozen", "admin"],
  refundFrozenOrder: ["frozen", "admin"],
  retryMoneyOperation: ["refused", "admin"],
  listAlarms: ["placed", "admin"],
  acknowledgeAlarm: ["alarmed", "admin"],
  listAuditLog: ["placed", "admin"],
  listAllProviders: ["placed", "admin"],
  listAllOrders: ["placed", "admin"],
  receiveStripeWebhook: ["placed", "stranger"],
};

/** A request the row answers with success when the right person sends it in the right world. */
export function goodRequest(market: Marketplace, row: Row, world: World): Ask {
  const endpoint: Endpoint = coverageApi[row];
  const { method } = endpoint;
  const path = pathOf(endpoint, world);
  if (row === "receiveStripeWebhook") {
    const event = { id: `evt_${world.order.id}`, type: "payment_intent.succeeded", livemode: false };
    const rest = { accountId: null, objectId: null, paymentIntentId: null, orderId: null };
    const { rawBody, signature } = market.payments.signedEvent({ ...event, ...rest });
    const headers = { "content-type": "application/json", "stripe-signature": signature };
    return { method, path, headers, payload: rawBody };
  }
  const payload = goodBody(row, world);
  return {
    method,
    path: row === "getDeliveryUploadUrl" ? `${path}?${UPLOAD_QUERY}` : path,
    ...(payload && { payload }),
    ...(row === "createOrder" && { headers: { "idempotency-key": `good-${world.order.id}` } }),
  };
}
