/**
 * The marketplace's public API, once. The service, the gateway, the web client, the docs and the matrix test
 * read it.
 */
import type { EndpointTable, PublishedApi } from "../endpoint.ts";
import { catalogueEndpoints } from "./catalogue-endpoints.ts";
import { orderEndpoints } from "./order-endpoints.ts";
import { oversightEndpoints } from "./oversight-endpoints.ts";

export const coverageApi = {
  ...catalogueEndpoints,
  ...orderEndpoints,
  ...oversightEndpoints,
} as const satisfies EndpointTable;

export const publishedCoverageApi: PublishedApi = {
  service: "coverage",
  publicPrefix: "/api/v1/coverage",
  internalPrefix: "/internal",
  endpoints: coverageApi,
};
