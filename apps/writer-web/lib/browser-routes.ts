/**
 * The endpoints the browser calls, as literals. The types prove each one equal to the contract's row, so a
 * changed path does not compile; and no schema has to travel to the browser for it.
 */
import type { EndpointName, Endpoints } from "./endpoints";

type Prefix<K extends EndpointName> = K extends keyof typeof import("@script-manifest/contracts").coverageApi
  ? "/coverage"
  : K extends keyof typeof import("@script-manifest/contracts").identityApi
    ? "/auth"
    : "";
type Line<K extends EndpointName> = `${Endpoints[K]["method"]} /api/v1${Prefix<K>}${Endpoints[K]["path"]}`;

export const browserRoutes = {
  register: "POST /api/v1/auth/register",
  login: "POST /api/v1/auth/login",
  logout: "POST /api/v1/auth/logout",
  listProjects: "GET /api/v1/projects",
  listProviders: "GET /api/v1/coverage/providers",
  listServices: "GET /api/v1/coverage/services",
  listOrders: "GET /api/v1/coverage/orders",
  createProject: "POST /api/v1/projects",
  createScriptUploadUrl: "POST /api/v1/projects/:id/scripts/upload-url",
  createScript: "POST /api/v1/projects/:id/scripts",
  readScript: "GET /api/v1/scripts/:id/pages",
  countUnread: "GET /api/v1/notifications/unread-count",
  followNotifications: "GET /api/v1/notifications/events",
  markAllRead: "POST /api/v1/notifications/read",
  markRead: "POST /api/v1/notifications/:id/read",
  createProvider: "POST /api/v1/coverage/providers",
  updateProvider: "PATCH /api/v1/coverage/providers/:id",
  getStripeOnboarding: "GET /api/v1/coverage/providers/:id/stripe-onboarding",
  createService: "POST /api/v1/coverage/providers/:providerId/services",
  updateService: "PATCH /api/v1/coverage/services/:id",
  createOrder: "POST /api/v1/coverage/orders",
  getOrder: "GET /api/v1/coverage/orders/:id",
  followOrder: "GET /api/v1/coverage/orders/:id/events",
  syncPayment: "POST /api/v1/coverage/orders/:id/sync-payment",
  cancelOrder: "POST /api/v1/coverage/orders/:id/cancel",
  claimOrder: "POST /api/v1/coverage/orders/:id/claim",
  startOrder: "POST /api/v1/coverage/orders/:id/start",
  deliverOrder: "POST /api/v1/coverage/orders/:id/deliver",
  getDeliveryDraft: "GET /api/v1/coverage/orders/:id/delivery/draft",
  saveDeliveryDraft: "PATCH /api/v1/coverage/orders/:id/delivery/draft",
  getDeliveryUploadUrl: "GET /api/v1/coverage/orders/:id/delivery/upload-url",
  completeOrder: "POST /api/v1/coverage/orders/:id/complete",
  reviewOrder: "POST /api/v1/coverage/orders/:id/review",
  openDispute: "POST /api/v1/coverage/orders/:id/dispute",
  answerDispute: "POST /api/v1/coverage/orders/:id/dispute/answer",
  resolveDispute: "PATCH /api/v1/coverage/disputes/:id",
  updateProviderStatus: "PATCH /api/v1/coverage/admin/providers/:id/status",
  unfreezeOrder: "POST /api/v1/coverage/admin/orders/:id/unfreeze",
  refundFrozenOrder: "POST /api/v1/coverage/admin/orders/:id/refund",
  retryMoneyOperation: "POST /api/v1/coverage/admin/money-operations/:id/retry",
  acknowledgeAlarm: "POST /api/v1/coverage/admin/alarms/:id/acknowledge",
} as const satisfies { readonly [K in EndpointName]?: Line<K> };

export type BrowserEndpoint = keyof typeof browserRoutes;
