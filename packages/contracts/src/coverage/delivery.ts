/** Deliveries: the reader's report on the script. */
import { z } from "zod";
import { Id, requiredText, Timestamp, text } from "../primitives.ts";
import {
  CoverageReportPartSchema,
  CoverageReportSchema,
  CoverageTopSheetRequestSchema,
  CoverageTopSheetSchema,
} from "./report.ts";

export const CoverageDeliverySchema = z.object({
  id: Id,
  orderId: Id,
  summary: z.string(),
  strengths: z.string(),
  weaknesses: z.string(),
  recommendations: z.string(),
  /** Independent of the grid. */
  score: z.int().nullable(),
  topSheet: CoverageTopSheetSchema,
  /** Null when the provider delivered the comments alone. */
  report: CoverageReportSchema.nullable(),
  /** What the order's tier promises and this delivery does not hold. */
  missingParts: z.array(CoverageReportPartSchema),
  fileKey: z.string().nullable(),
  fileName: z.string().nullable(),
  /** Short-lived link to the uploaded report; null when none was uploaded. */
  downloadUrl: z.string().nullable(),
  createdAt: Timestamp,
});
export type CoverageDelivery = z.infer<typeof CoverageDeliverySchema>;

export const CoverageDeliveryCreateRequestSchema = z
  .object({
    summary: requiredText(10_000),
    strengths: text(10_000).default(""),
    weaknesses: text(10_000).default(""),
    recommendations: text(10_000).default(""),
    score: z.int().min(1).max(100).nullish(),
    topSheet: CoverageTopSheetRequestSchema.nullish(),
    report: CoverageReportSchema.nullish(),
    /** As the upload URL's answer gave it. */
    fileKey: text(500).nullish(),
    fileName: text(200).nullish(),
  })
  .refine((delivery) => !delivery.fileKey === !delivery.fileName, {
    path: ["fileName"],
    message: "fileKey and fileName go together",
  });
export type CoverageDeliveryCreateRequest = z.infer<typeof CoverageDeliveryCreateRequestSchema>;

/** The largest report a provider may upload, in bytes. */
export const REPORT_SIZE_BYTES_MAX = 25 * 1024 * 1024;

export const CoverageDeliveryUploadQuerySchema = z.object({
  fileName: requiredText(200),
  contentType: z.enum([
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ]),
  sizeBytes: z.coerce.number().int().min(1).max(REPORT_SIZE_BYTES_MAX),
});
export type CoverageDeliveryUploadQuery = z.infer<typeof CoverageDeliveryUploadQuerySchema>;

/** Where and how to send a file directly to object storage. */
export const UploadTargetSchema = z.object({
  url: z.string(),
  method: z.enum(["PUT", "POST"]),
  headers: z.record(z.string(), z.string()).optional(),
  fields: z.record(z.string(), z.string()).optional(),
});
export type UploadTarget = z.infer<typeof UploadTargetSchema>;
