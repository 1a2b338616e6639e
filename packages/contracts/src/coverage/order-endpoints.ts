/** The orders' rows: from placing to the review and the dispute. */
import { z } from "zod";
import { type EndpointTable, EVENT_STREAM } from "../endpoint.ts";
import { EventStreamQuerySchema, IdParams } from "../primitives.ts";
import {
  CoverageDeliveryCreateRequestSchema,
  CoverageDeliverySchema,
  CoverageDeliveryUploadQuerySchema,
  UploadTargetSchema,
} from "./delivery.ts";
import {
  CoverageDisputeAnswerRequestSchema,
  CoverageDisputeCreateRequestSchema,
  CoverageDisputeSchema,
} from "./dispute.ts";
import {
  CoverageOrderCancelRequestSchema,
  CoverageOrderCreateRequestSchema,
  CoverageOrderFiltersSchema,
  CoverageOrderSchema,
  CoverageTimelineEntrySchema,
} from "./order.ts";
import {
  CoverageDeliveryDraftSaveRequestSchema,
  CoverageDeliveryDraftSchema,
  CoverageTopSheetSchema,
} from "./report.ts";
import { CoverageReviewCreateRequestSchema, CoverageReviewSchema } from "./review.ts";
import { CoverageOrderStatementSchema } from "./statement.ts";

const total = z.int();
const order = z.object({ order: CoverageOrderSchema });
const dispute = z.object({ dispute: CoverageDisputeSchema });

/**
 * A transition answers 200 when it is done and 202 while Stripe has not yet confirmed the money it set in
 * motion.
 */
const transition = { 200: order, 202: order } as const;

export const orderEndpoints = {
  createOrder: {
    method: "POST",
    path: "/orders",
    access: "user",
    summary: "Place an order and get the secret to pay it with",
    body: CoverageOrderCreateRequestSchema,
    idempotencyKey: "required",
    responses: { 201: z.object({ order: CoverageOrderSchema, clientSecret: z.string() }) },
  },
  listOrders: {
    method: "GET",
    path: "/orders",
    access: "user",
    summary: "One's own orders, as writer or as provider",
    query: CoverageOrderFiltersSchema,
    responses: { 200: z.object({ orders: z.array(CoverageOrderSchema), total }) },
  },
  getOrder: {
    method: "GET",
    path: "/orders/:id",
    access: "user",
    summary: "One order",
    params: IdParams,
    responses: { 200: order },
  },
  followOrder: {
    method: "GET",
    path: "/orders/:id/events",
    access: "user",
    summary: "Hear, as server-sent events, that the order has changed",
    params: IdParams,
    query: EventStreamQuerySchema,
    produces: EVENT_STREAM,
    responses: { 200: null },
  },
  syncPayment: {
    method: "POST",
    path: "/orders/:id/sync-payment",
    access: "user",
    summary: "Ask Stripe how the payment stands, after the card form returned",
    params: IdParams,
    responses: { 200: z.object({ order: CoverageOrderSchema, clientSecret: z.string().nullable() }) },
  },
  cancelOrder: {
    method: "POST",
    path: "/orders/:id/cancel",
    access: "user",
    summary: "Cancel before the claim, or once the delivery is late",
    params: IdParams,
    body: CoverageOrderCancelRequestSchema,
    responses: transition,
  },
  claimOrder: {
    method: "POST",
    path: "/orders/:id/claim",
    access: "user",
    summary: "Take the order; the card is captured",
    params: IdParams,
    responses: transition,
  },
  startOrder: {
    method: "POST",
    path: "/orders/:id/start",
    access: "user",
    summary: "Say that the reading has begun",
    params: IdParams,
    responses: { 200: order },
  },
  deliverOrder: {
    method: "POST",
    path: "/orders/:id/deliver",
    access: "user",
    summary: "Deliver the report",
    params: IdParams,
    body: CoverageDeliveryCreateRequestSchema,
    responses: { 200: z.object({ order: CoverageOrderSchema, delivery: CoverageDeliverySchema }) },
  },
  getDeliveryUploadUrl: {
    method: "GET",
    path: "/orders/:id/delivery/upload-url",
    access: "user",
    summary: "Where to upload the report's PDF or DOCX",
    params: IdParams,
    query: CoverageDeliveryUploadQuerySchema,
    responses: { 200: z.object({ upload: UploadTargetSchema, fileKey: z.string() }) },
  },
  getOrderStatement: {
    method: "GET",
    path: "/orders/:id/statement",
    access: "user",
    summary: "Every posting of the order, and what was held and owed after it",
    params: IdParams,
    responses: { 200: z.object({ statement: CoverageOrderStatementSchema }) },
  },
  getDelivery: {
    method: "GET",
    path: "/orders/:id/delivery",
    access: "user",
    summary: "The delivered report, with a short-lived download link",
    params: IdParams,
    responses: { 200: z.object({ delivery: CoverageDeliverySchema }) },
  },
  getDeliveryReport: {
    method: "GET",
    path: "/orders/:id/delivery/report.pdf",
    access: "user",
    summary: "The delivered report as a tagged PDF",
    params: IdParams,
    produces: "application/pdf",
    responses: { 200: null },
  },
  getDeliveryDraft: {
    method: "GET",
    path: "/orders/:id/delivery/draft",
    access: "user",
    summary: "The provider's unfinished report, with what the top sheet already knows",
    params: IdParams,
    responses: {
      200: z.object({ draft: CoverageDeliveryDraftSchema.nullable(), topSheet: CoverageTopSheetSchema }),
    },
  },
  saveDeliveryDraft: {
    method: "PATCH",
    path: "/orders/:id/delivery/draft",
    access: "user",
    summary: "Keep the provider's unfinished report",
    params: IdParams,
    body: CoverageDeliveryDraftSaveRequestSchema,
    bodyAsLargeAs: CoverageDeliveryCreateRequestSchema,
    responses: { 200: z.object({ draft: CoverageDeliveryDraftSchema }) },
  },
  completeOrder: {
    method: "POST",
    path: "/orders/:id/complete",
    access: "user",
    summary: "Accept the delivery; the provider is paid",
    params: IdParams,
    responses: transition,
  },
  reviewOrder: {
    method: "POST",
    path: "/orders/:id/review",
    access: "user",
    summary: "Review the provider of a completed order",
    params: IdParams,
    body: CoverageReviewCreateRequestSchema,
    responses: { 201: z.object({ review: CoverageReviewSchema }) },
  },
  openDispute: {
    method: "POST",
    path: "/orders/:id/dispute",
    access: "user",
    summary: "Dispute a delivery, or a late order",
    params: IdParams,
    body: CoverageDisputeCreateRequestSchema,
    responses: { 201: z.object({ dispute: CoverageDisputeSchema, order: CoverageOrderSchema }) },
  },
  getOrderDispute: {
    method: "GET",
    path: "/orders/:id/dispute",
    access: "user",
    summary: "The order's dispute",
    params: IdParams,
    responses: { 200: dispute },
  },
  answerDispute: {
    method: "POST",
    path: "/orders/:id/dispute/answer",
    access: "user",
    summary: "The provider's side of an open dispute, said once",
    params: IdParams,
    body: CoverageDisputeAnswerRequestSchema,
    responses: { 200: dispute },
  },
  getOrderReview: {
    method: "GET",
    path: "/orders/:id/review",
    access: "user",
    summary: "The order's review",
    params: IdParams,
    responses: { 200: z.object({ review: CoverageReviewSchema }) },
  },
  getTimeline: {
    method: "GET",
    path: "/orders/:id/timeline",
    access: "user",
    summary: "What happened to the order and to its money",
    params: IdParams,
    responses: { 200: z.object({ timeline: z.array(CoverageTimelineEntrySchema) }) },
  },
} as const satisfies EndpointTable;
