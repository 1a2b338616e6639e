/** The marketplace's public API, once. The service, the gateway, the web client, the docs and the matrix test read this table. */
import { z } from "zod";
import type { EndpointTable, PublishedApi } from "../endpoint.ts";
import { Cursor, Id, IdParams } from "../primitives.ts";
import {
  CoverageDeliveryCreateRequestSchema,
  CoverageDeliverySchema,
  CoverageDeliveryUploadQuerySchema,
  UploadTargetSchema,
} from "./delivery.ts";
import {
  CoverageDisputeCaseSchema,
  CoverageDisputeCreateRequestSchema,
  CoverageDisputeFiltersSchema,
  CoverageDisputeResolveRequestSchema,
  CoverageDisputeSchema,
} from "./dispute.ts";
import { CoverageAlarmFiltersSchema, CoverageAlarmSchema, CoverageEarningsSchema } from "./money.ts";
import {
  CoverageOrderCancelRequestSchema,
  CoverageOrderCreateRequestSchema,
  CoverageOrderFiltersSchema,
  CoverageOrderSchema,
  CoverageTimelineEntrySchema,
} from "./order.ts";
import {
  CoverageProviderCreateRequestSchema,
  CoverageProviderFiltersSchema,
  CoverageProviderPublicSchema,
  CoverageProviderSchema,
  CoverageProviderStatusUpdateRequestSchema,
  CoverageProviderUpdateRequestSchema,
} from "./provider.ts";
import { CoverageReviewCreateRequestSchema, CoverageReviewFiltersSchema, CoverageReviewSchema } from "./review.ts";
import {
  CoverageServiceCreateRequestSchema,
  CoverageServiceFiltersSchema,
  CoverageServiceListingSchema,
  CoverageServiceSchema,
  CoverageServiceUpdateRequestSchema,
} from "./service.ts";

const total = z.int();
const nextCursor = Cursor.nullable();

const provider = z.object({ provider: CoverageProviderSchema });
const publicProvider = z.object({ provider: CoverageProviderPublicSchema });
const coverageService = z.object({ service: CoverageServiceSchema });
const order = z.object({ order: CoverageOrderSchema });
const dispute = z.object({ dispute: CoverageDisputeSchema });

/** A transition answers 200 when it is done and 202 while Stripe has not yet confirmed the money it set in motion. */
const transition = { 200: order, 202: order } as const;

export const coverageApi = {
  createProvider: {
    method: "POST", path: "/providers", access: "user", summary: "Become a provider",
    body: CoverageProviderCreateRequestSchema,
    responses: { 201: z.object({ provider: CoverageProviderSchema, onboardingUrl: z.string() }) },
  },
  getOwnProvider: {
    method: "GET", path: "/providers/me", access: "user", summary: "The signed-in user's own provider",
    responses: { 200: provider },
  },
  listProviders: {
    method: "GET", path: "/providers", access: "public", summary: "Browse active providers",
    query: CoverageProviderFiltersSchema,
    responses: { 200: z.object({ providers: z.array(CoverageProviderPublicSchema), total, nextCursor }) },
  },
  getProvider: {
    method: "GET", path: "/providers/:id", access: "public", summary: "One active provider",
    params: IdParams,
    responses: { 200: publicProvider },
  },
  updateProvider: {
    method: "PATCH", path: "/providers/:id", access: "user", summary: "Edit one's own provider",
    params: IdParams, body: CoverageProviderUpdateRequestSchema,
    responses: { 200: provider },
  },
  getStripeOnboarding: {
    method: "GET", path: "/providers/:id/stripe-onboarding", access: "user", summary: "A fresh link to Stripe's onboarding",
    params: IdParams,
    responses: { 200: z.object({ url: z.string() }) },
  },
  listProviderServices: {
    method: "GET", path: "/providers/:id/services", access: "public", summary: "A provider's services; its own user also sees the paused ones",
    params: IdParams,
    responses: { 200: z.object({ services: z.array(CoverageServiceSchema), total }) },
  },
  listProviderReviews: {
    method: "GET", path: "/providers/:id/reviews", access: "public", summary: "A provider's reviews, newest first",
    params: IdParams, query: CoverageReviewFiltersSchema,
    responses: {
      200: z.object({
        reviews: z.array(CoverageReviewSchema), total,
        /** How many reviews gave 1, 2, 3, 4 and 5 stars. */
        distribution: z.array(z.int()).length(5),
      }),
    },
  },
  createService: {
    method: "POST", path: "/providers/:providerId/services", access: "user", summary: "Offer a service",
    params: z.object({ providerId: Id }), body: CoverageServiceCreateRequestSchema,
    responses: { 201: coverageService },
  },
  listServices: {
    method: "GET", path: "/services", access: "public", summary: "Browse active services of active providers",
    query: CoverageServiceFiltersSchema,
    responses: { 200: z.object({ services: z.array(CoverageServiceListingSchema), total, nextCursor }) },
  },
  getService: {
    method: "GET", path: "/services/:id", access: "public", summary: "One active service",
    params: IdParams,
    responses: { 200: z.object({ service: CoverageServiceListingSchema }) },
  },
  updateService: {
    method: "PATCH", path: "/services/:id", access: "user", summary: "Edit, pause or resume one's own service",
    params: IdParams, body: CoverageServiceUpdateRequestSchema,
    responses: { 200: coverageService },
  },
  createOrder: {
    method: "POST", path: "/orders", access: "user", summary: "Place an order and get the secret to pay it with",
    body: CoverageOrderCreateRequestSchema, idempotencyKey: "required",
    responses: { 201: z.object({ order: CoverageOrderSchema, clientSecret: z.string() }) },
  },
  listOrders: {
    method: "GET", path: "/orders", access: "user", summary: "One's own orders, as writer or as provider",
    query: CoverageOrderFiltersSchema,
    responses: { 200: z.object({ orders: z.array(CoverageOrderSchema), total }) },
  },
  getOrder: {
    method: "GET", path: "/orders/:id", access: "user", summary: "One order",
    params: IdParams,
    responses: { 200: order },
  },
  syncPayment: {
    method: "POST", path: "/orders/:id/sync-payment", access: "user", summary: "Ask Stripe how the payment stands, after the card form returned",
    params: IdParams,
    responses: { 200: z.object({ order: CoverageOrderSchema, clientSecret: z.string().nullable() }) },
  },
  cancelOrder: {
    method: "POST", path: "/orders/:id/cancel", access: "user", summary: "Cancel before the claim, or once the delivery is late",
    params: IdParams, body: CoverageOrderCancelRequestSchema,
    responses: transition,
  },
  claimOrder: {
    method: "POST", path: "/orders/:id/claim", access: "user", summary: "Take the order; the card is captured",
    params: IdParams,
    responses: transition,
  },
  startOrder: {
    method: "POST", path: "/orders/:id/start", access: "user", summary: "Say that the reading has begun",
    params: IdParams,
    responses: { 200: order },
  },
  deliverOrder: {
    method: "POST", path: "/orders/:id/deliver", access: "user", summary: "Deliver the report",
    params: IdParams, body: CoverageDeliveryCreateRequestSchema,
    responses: { 200: z.object({ order: CoverageOrderSchema, delivery: CoverageDeliverySchema }) },
  },
  getDeliveryUploadUrl: {
    method: "GET", path: "/orders/:id/delivery/upload-url", access: "user", summary: "Where to upload the report's PDF or DOCX",
    params: IdParams, query: CoverageDeliveryUploadQuerySchema,
    responses: { 200: z.object({ upload: UploadTargetSchema, fileKey: z.string() }) },
  },
  getDelivery: {
    method: "GET", path: "/orders/:id/delivery", access: "user", summary: "The delivered report, with a short-lived download link",
    params: IdParams,
    responses: { 200: z.object({ delivery: CoverageDeliverySchema }) },
  },
  completeOrder: {
    method: "POST", path: "/orders/:id/complete", access: "user", summary: "Accept the delivery; the provider is paid",
    params: IdParams,
    responses: transition,
  },
  reviewOrder: {
    method: "POST", path: "/orders/:id/review", access: "user", summary: "Review the provider of a completed order",
    params: IdParams, body: CoverageReviewCreateRequestSchema,
    responses: { 201: z.object({ review: CoverageReviewSchema }) },
  },
  openDispute: {
    method: "POST", path: "/orders/:id/dispute", access: "user", summary: "Dispute a delivery, or a late order",
    params: IdParams, body: CoverageDisputeCreateRequestSchema,
    responses: { 201: z.object({ dispute: CoverageDisputeSchema, order: CoverageOrderSchema }) },
  },
  getOrderDispute: {
    method: "GET", path: "/orders/:id/dispute", access: "user", summary: "The order's dispute",
    params: IdParams,
    responses: { 200: dispute },
  },
  getOrderReview: {
    method: "GET", path: "/orders/:id/review", access: "user", summary: "The order's review",
    params: IdParams,
    responses: { 200: z.object({ review: CoverageReviewSchema }) },
  },
  getTimeline: {
    method: "GET", path: "/orders/:id/timeline", access: "user", summary: "What happened to the order and to its money",
    params: IdParams,
    responses: { 200: z.object({ timeline: z.array(CoverageTimelineEntrySchema) }) },
  },
  getEarnings: {
    method: "GET", path: "/earnings", access: "user", summary: "The signed-in provider's earnings, from the ledger",
    responses: { 200: z.object({ earnings: CoverageEarningsSchema }) },
  },
  listDisputes: {
    method: "GET", path: "/disputes", access: "admin", summary: "The dispute queue, oldest open first",
    query: CoverageDisputeFiltersSchema,
    responses: { 200: z.object({ disputes: z.array(CoverageDisputeCaseSchema), total }) },
  },
  getDispute: {
    method: "GET", path: "/disputes/:id", access: "admin", summary: "One dispute with its order",
    params: IdParams,
    responses: { 200: z.object({ dispute: CoverageDisputeCaseSchema }) },
  },
  resolveDispute: {
    method: "PATCH", path: "/disputes/:id", access: "admin", summary: "Take a dispute under review, or resolve it",
    params: IdParams, body: CoverageDisputeResolveRequestSchema,
    responses: { 200: dispute, 202: dispute },
  },
  updateProviderStatus: {
    method: "PATCH", path: "/admin/providers/:id/status", access: "admin", summary: "Suspend or reinstate a provider",
    params: IdParams, body: CoverageProviderStatusUpdateRequestSchema,
    responses: { 200: provider },
  },
  listAlarms: {
    method: "GET", path: "/admin/alarms", access: "admin", summary: "What needs an admin's eye",
    query: CoverageAlarmFiltersSchema,
    responses: { 200: z.object({ alarms: z.array(CoverageAlarmSchema), total }) },
  },
  receiveStripeWebhook: {
    method: "POST", path: "/stripe-webhook", access: "stripe", summary: "Stripe reports what happened; signature over the raw bytes",
    responses: { 200: z.object({ received: z.literal(true) }) },
  },
} as const satisfies EndpointTable;

export const publishedCoverageApi: PublishedApi = {
  service: "coverage",
  publicPrefix: "/api/v1/coverage",
  internalPrefix: "/internal",
  endpoints: coverageApi,
};
