/** The contract: every schema and every endpoint table. No behaviour lives here. */
export * from "./coverage/delivery.ts";
export * from "./coverage/dispute.ts";
export * from "./coverage/endpoints.ts";
export * from "./coverage/money.ts";
export * from "./coverage/order.ts";
export * from "./coverage/oversight.ts";
export * from "./coverage/provider.ts";
export * from "./coverage/report.ts";
export * from "./coverage/review.ts";
export * from "./coverage/service.ts";
export * from "./coverage/statement.ts";
export * from "./endpoint.ts";
export * from "./neighbours/identity.ts";
export * from "./neighbours/internal.ts";
export * from "./neighbours/notification.ts";
export * from "./neighbours/project.ts";
export * from "./neighbours/script-pages.ts";
export { OFFSET_MAX } from "./primitives.ts";
export * from "./problem.ts";

import { publishedCoverageApi } from "./coverage/endpoints.ts";
import type { PublishedApi } from "./endpoint.ts";
import { publishedIdentityApi } from "./neighbours/identity.ts";
import { publishedNotificationApi } from "./neighbours/notification.ts";
import { publishedProjectApi } from "./neighbours/project.ts";

/** Everything the gateway publishes. */
export const publishedApis: readonly PublishedApi[] = [
  publishedCoverageApi,
  publishedIdentityApi,
  publishedProjectApi,
  publishedNotificationApi,
];
