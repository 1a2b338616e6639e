/** Projects and their scripts. */
import { z } from "zod";
import { UploadTargetSchema } from "../coverage/delivery.ts";
import type { EndpointTable, PublishedApi } from "../endpoint.ts";
import { Cursor, Id, IdParams, Page, requiredText, Timestamp, text } from "../primitives.ts";
import { ScriptReadingSchema } from "./script-pages.ts";

export const ProjectSchema = z.object({
  id: Id,
  ownerUserId: z.string(),
  title: z.string(),
  format: z.string(),
  genre: z.string(),
  logline: z.string(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Project = z.infer<typeof ProjectSchema>;

export const ProjectCreateRequestSchema = z.object({
  title: requiredText(200),
  format: text(100).default(""),
  genre: text(100).default(""),
  logline: text(1_000).default(""),
});
export type ProjectCreateRequest = z.infer<typeof ProjectCreateRequestSchema>;

export const ScriptFormatSchema = z.enum(["pdf", "fdx", "fountain"]);
export type ScriptFormat = z.infer<typeof ScriptFormatSchema>;

export const ScriptSchema = z.object({
  id: Id,
  projectId: Id,
  title: z.string(),
  fileName: z.string(),
  format: ScriptFormatSchema,
  /** Read from the file, never from what the uploader says. */
  pageCount: z.int().positive(),
  sizeBytes: z.int(),
  createdAt: Timestamp,
});
export type Script = z.infer<typeof ScriptSchema>;

/** The largest script a writer may upload, in bytes. */
export const SCRIPT_SIZE_BYTES_MAX = 20 * 1024 * 1024;

export const ScriptUploadRequestSchema = z.object({
  fileName: requiredText(200).regex(/\.(pdf|fdx|fountain|txt)$/i, "must end in .pdf, .fdx or .fountain"),
  contentType: requiredText(100).regex(/^[\w.+-]+\/[\w.+-]+$/, "is not a media type"),
  sizeBytes: z.int().min(1).max(SCRIPT_SIZE_BYTES_MAX),
});
export const ScriptCreateRequestSchema = z.object({
  fileKey: requiredText(500),
  fileName: requiredText(200),
  title: requiredText(200),
});

const project = z.object({ project: ProjectSchema });
const script = z.object({ script: ScriptSchema });

/** A list that only grows at its head: `cursor` is a former answer's `nextCursor`. */
export const NewestFirstQuerySchema = z.object({ limit: Page.shape.limit, cursor: Cursor.optional() });
export type NewestFirstQuery = z.infer<typeof NewestFirstQuerySchema>;

/** `total` counts the whole list; `nextCursor` is null at its end. */
const pageAnswer = { total: z.int(), nextCursor: z.string().nullable() };

export const projectApi = {
  createProject: {
    method: "POST",
    path: "/projects",
    access: "user",
    summary: "Create a project",
    body: ProjectCreateRequestSchema,
    responses: { 201: project },
  },
  listProjects: {
    method: "GET",
    path: "/projects",
    access: "user",
    summary: "One's own projects, newest first",
    query: NewestFirstQuerySchema,
    responses: { 200: z.object({ projects: z.array(ProjectSchema), ...pageAnswer }) },
  },
  getProject: {
    method: "GET",
    path: "/projects/:id",
    access: "user",
    summary: "One's own project",
    params: IdParams,
    responses: { 200: project },
  },
  createScriptUploadUrl: {
    method: "POST",
    path: "/projects/:id/scripts/upload-url",
    access: "user",
    summary: "Where to upload a script",
    params: IdParams,
    body: ScriptUploadRequestSchema,
    responses: { 200: z.object({ upload: UploadTargetSchema, fileKey: z.string() }) },
  },
  createScript: {
    method: "POST",
    path: "/projects/:id/scripts",
    access: "user",
    summary: "Register an uploaded script; its format and pages are read from the file",
    params: IdParams,
    body: ScriptCreateRequestSchema,
    responses: { 201: script },
  },
  listScripts: {
    method: "GET",
    path: "/projects/:id/scripts",
    access: "user",
    summary: "A project's scripts, newest first",
    params: IdParams,
    query: NewestFirstQuerySchema,
    responses: { 200: z.object({ scripts: z.array(ScriptSchema), ...pageAnswer }) },
  },
  downloadScript: {
    method: "GET",
    path: "/scripts/:id/download",
    access: "user",
    summary: "A short-lived link: for the owner, and for the provider of a live claimed order",
    params: IdParams,
    responses: { 200: z.object({ url: z.string(), expiresAt: Timestamp }) },
  },
  readScript: {
    method: "GET",
    path: "/scripts/:id/pages",
    access: "user",
    summary: "A script to be read in place, page by page: for those who may download it",
    params: IdParams,
    responses: { 200: z.object({ script: ScriptReadingSchema }) },
  },
} as const satisfies EndpointTable;

export const publishedProjectApi: PublishedApi = {
  service: "profile-project",
  publicPrefix: "/api/v1",
  internalPrefix: "/internal",
  endpoints: projectApi,
};
