/** The rows for whom the money concerns: a provider's earnings, the admin's queue, Stripe's webhook. */
import { z } from "zod";
import type { EndpointTable } from "../endpoint.ts";
import { IdParams } from "../primitives.ts";
import {
  CoverageDisputeCaseSchema,
  CoverageDisputeFiltersSchema,
  CoverageDisputeResolveRequestSchema,
  CoverageDisputeSchema,
} from "./dispute.ts";
import { CoverageEarningsSchema } from "./money.ts";
import { CoverageOrderSchema } from "./order.ts";
import {
  CoverageAdminOrderFiltersSchema,
  CoverageAdminProviderFiltersSchema,
  CoverageAlarmAcknowledgeRequestSchema,
  CoverageAlarmFiltersSchema,
  CoverageAlarmSchema,
  CoverageAuditEntrySchema,
  CoverageAuditLogFiltersSchema,
  CoverageFrozenOrderRequestSchema,
  CoverageMoneyOperationRetryRequestSchema,
  CoverageMoneyOperationSchema,
} from "./oversight.ts";
import { CoverageProviderSchema, CoverageProviderStatusUpdateRequestSchema } from "./provider.ts";
import { CoverageEarningsStatementQuerySchema, CoverageTrialBalanceSchema } from "./statement.ts";

const total = z.int();
const provider = z.object({ provider: CoverageProviderSchema });
const order = z.object({ order: CoverageOrderSchema });
const operation = z.object({ operation: CoverageMoneyOperationSchema });
const dispute = z.object({ dispute: CoverageDisputeSchema });

export const oversightEndpoints = {
  getEarnings: {
    method: "GET",
    path: "/earnings",
    access: "user",
    summary: "The signed-in provider's earnings, from the ledger",
    responses: { 200: z.object({ earnings: CoverageEarningsSchema }) },
  },
  getEarningsStatement: {
    method: "GET",
    path: "/earnings/statement.csv",
    access: "user",
    summary: "What the signed-in provider earned and was paid, line by line, as CSV in minor units",
    query: CoverageEarningsStatementQuerySchema,
    produces: "text/csv; charset=utf-8",
    responses: { 200: null },
  },
  getTrialBalance: {
    method: "GET",
    path: "/admin/trial-balance",
    access: "admin",
    summary: "Every account of the ledger, per currency",
    responses: { 200: z.object({ trialBalance: CoverageTrialBalanceSchema }) },
  },
  listDisputes: {
    method: "GET",
    path: "/disputes",
    access: "admin",
    summary: "The dispute queue, oldest open first",
    query: CoverageDisputeFiltersSchema,
    responses: { 200: z.object({ disputes: z.array(CoverageDisputeCaseSchema), total }) },
  },
  getDispute: {
    method: "GET",
    path: "/disputes/:id",
    access: "admin",
    summary: "One dispute with its order",
    params: IdParams,
    responses: { 200: z.object({ dispute: CoverageDisputeCaseSchema }) },
  },
  resolveDispute: {
    method: "PATCH",
    path: "/disputes/:id",
    access: "admin",
    summary: "Take a dispute under review, or resolve it",
    params: IdParams,
    body: CoverageDisputeResolveRequestSchema,
    responses: { 200: dispute, 202: dispute },
  },
  updateProviderStatus: {
    method: "PATCH",
    path: "/admin/providers/:id/status",
    access: "admin",
    summary: "Suspend or reinstate a provider",
    params: IdParams,
    body: CoverageProviderStatusUpdateRequestSchema,
    responses: { 200: provider },
  },
  unfreezeOrder: {
    method: "POST",
    path: "/admin/orders/:id/unfreeze",
    access: "admin",
    summary: "Let a frozen order go on, unless the card's bank has its money",
    params: IdParams,
    body: CoverageFrozenOrderRequestSchema,
    responses: { 200: order },
  },
  refundFrozenOrder: {
    method: "POST",
    path: "/admin/orders/:id/refund",
    access: "admin",
    summary: "End a frozen order: the writer gets the money back",
    params: IdParams,
    body: CoverageFrozenOrderRequestSchema,
    responses: { 200: order, 202: order },
  },
  retryMoneyOperation: {
    method: "POST",
    path: "/admin/money-operations/:id/retry",
    access: "admin",
    summary: "Try again what Stripe refused, as a movement of its own",
    params: IdParams,
    body: CoverageMoneyOperationRetryRequestSchema,
    responses: { 200: operation, 202: operation },
  },
  listAlarms: {
    method: "GET",
    path: "/admin/alarms",
    access: "admin",
    summary: "What needs an admin's eye",
    query: CoverageAlarmFiltersSchema,
    responses: { 200: z.object({ alarms: z.array(CoverageAlarmSchema), total }) },
  },
  acknowledgeAlarm: {
    method: "POST",
    path: "/admin/alarms/:id/acknowledge",
    access: "admin",
    summary: "Close an alarm with a note of what was found",
    params: IdParams,
    body: CoverageAlarmAcknowledgeRequestSchema,
    responses: { 200: z.object({ alarm: CoverageAlarmSchema }) },
  },
  listAuditLog: {
    method: "GET",
    path: "/admin/audit-log",
    access: "admin",
    summary: "What admins did, newest first",
    query: CoverageAuditLogFiltersSchema,
    responses: { 200: z.object({ entries: z.array(CoverageAuditEntrySchema), total }) },
  },
  listAllProviders: {
    method: "GET",
    path: "/admin/providers",
    access: "admin",
    summary: "Providers in every state, newest first",
    query: CoverageAdminProviderFiltersSchema,
    responses: { 200: z.object({ providers: z.array(CoverageProviderSchema), total }) },
  },
  listAllOrders: {
    method: "GET",
    path: "/admin/orders",
    access: "admin",
    summary: "Orders of everybody, newest first",
    query: CoverageAdminOrderFiltersSchema,
    responses: { 200: z.object({ orders: z.array(CoverageOrderSchema), total }) },
  },
  receiveStripeWebhook: {
    method: "POST",
    path: "/stripe-webhook",
    access: "stripe",
    summary: "Stripe reports what happened; signature over the raw bytes",
    responses: { 200: z.object({ received: z.literal(true) }) },
  },
} as const satisfies EndpointTable;
