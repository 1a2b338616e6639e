/** The catalogue's rows: providers, their services and reviews. */
import { z } from "zod";
import type { EndpointTable } from "../endpoint.ts";
import { Cursor, Id, IdParams } from "../primitives.ts";
import {
  CoverageProviderCreateRequestSchema,
  CoverageProviderFiltersSchema,
  CoverageProviderPublicSchema,
  CoverageProviderSchema,
  CoverageProviderUpdateRequestSchema,
} from "./provider.ts";
import { CoverageReviewFiltersSchema, CoverageReviewSchema } from "./review.ts";
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

export const catalogueEndpoints = {
  createProvider: {
    method: "POST",
    path: "/providers",
    access: "user",
    summary: "Become a provider",
    body: CoverageProviderCreateRequestSchema,
    responses: { 201: z.object({ provider: CoverageProviderSchema, onboardingUrl: z.string() }) },
  },
  getOwnProvider: {
    method: "GET",
    path: "/providers/me",
    access: "user",
    summary: "The signed-in user's own provider",
    responses: { 200: provider },
  },
  listProviders: {
    method: "GET",
    path: "/providers",
    access: "public",
    summary: "Browse active providers",
    query: CoverageProviderFiltersSchema,
    responses: { 200: z.object({ providers: z.array(CoverageProviderPublicSchema), total, nextCursor }) },
  },
  getProvider: {
    method: "GET",
    path: "/providers/:id",
    access: "public",
    summary: "One active provider",
    params: IdParams,
    responses: { 200: publicProvider },
  },
  updateProvider: {
    method: "PATCH",
    path: "/providers/:id",
    access: "user",
    summary: "Edit one's own provider",
    params: IdParams,
    body: CoverageProviderUpdateRequestSchema,
    responses: { 200: provider },
  },
  getStripeOnboarding: {
    method: "GET",
    path: "/providers/:id/stripe-onboarding",
    access: "user",
    summary: "A fresh link to Stripe's onboarding",
    params: IdParams,
    responses: { 200: z.object({ url: z.string() }) },
  },
  listProviderServices: {
    method: "GET",
    path: "/providers/:id/services",
    access: "public",
    summary: "A provider's services; its own user also sees the paused ones",
    params: IdParams,
    responses: { 200: z.object({ services: z.array(CoverageServiceSchema), total }) },
  },
  listProviderReviews: {
    method: "GET",
    path: "/providers/:id/reviews",
    access: "public",
    summary: "A provider's reviews, newest first",
    params: IdParams,
    query: CoverageReviewFiltersSchema,
    responses: {
      200: z.object({
        reviews: z.array(CoverageReviewSchema),
        total,
        /** How many reviews gave 1, 2, 3, 4 and 5 stars. */
        distribution: z.array(z.int()).length(5),
      }),
    },
  },
  createService: {
    method: "POST",
    path: "/providers/:providerId/services",
    access: "user",
    summary: "Offer a service",
    params: z.object({ providerId: Id }),
    body: CoverageServiceCreateRequestSchema,
    responses: { 201: coverageService },
  },
  listServices: {
    method: "GET",
    path: "/services",
    access: "public",
    summary: "Browse active services of active providers",
    query: CoverageServiceFiltersSchema,
    responses: { 200: z.object({ services: z.array(CoverageServiceListingSchema), total, nextCursor }) },
  },
  getService: {
    method: "GET",
    path: "/services/:id",
    access: "public",
    summary: "One active service",
    params: IdParams,
    responses: { 200: z.object({ service: CoverageServiceListingSchema }) },
  },
  updateService: {
    method: "PATCH",
    path: "/services/:id",
    access: "user",
    summary: "Edit, pause or resume one's own service",
    params: IdParams,
    body: CoverageServiceUpdateRequestSchema,
    responses: { 200: coverageService },
  },
} as const satisfies EndpointTable;
