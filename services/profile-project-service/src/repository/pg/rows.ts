/** Columns to entities. The only place that knows how PostgreSQL hands its types over. */
import { ScriptFormatSchema } from "@script-manifest/contracts";
import type { Project, Script, ScriptUpload } from "../../domain/entities.ts";

interface MarkRow {
  idempotency_key: string | null;
  request_hash: string;
  created_at: Date;
}

export interface ProjectRow extends MarkRow {
  id: string;
  owner_user_id: string;
  title: string;
  format: string;
  genre: string;
  logline: string;
  updated_at: Date;
}

export interface UploadRow extends MarkRow {
  file_key: string;
  project_id: string;
  owner_user_id: string;
  content_type: string;
  size_bytes: number;
}

export interface ScriptRow extends MarkRow {
  id: string;
  project_id: string;
  owner_user_id: string;
  title: string;
  file_name: string;
  format: string;
  page_count: number;
  size_bytes: number;
  upload_key: string;
  storage_key: string;
}

const mark = (row: MarkRow) => ({
  idempotencyKey: row.idempotency_key,
  requestHash: row.request_hash,
  createdAt: row.created_at.getTime(),
});

export const toProject = (row: ProjectRow): Project => ({
  ...mark(row),
  id: row.id,
  ownerUserId: row.owner_user_id,
  title: row.title,
  format: row.format,
  genre: row.genre,
  logline: row.logline,
  updatedAt: row.updated_at.getTime(),
});

export const toUpload = (row: UploadRow): ScriptUpload => ({
  ...mark(row),
  fileKey: row.file_key,
  projectId: row.project_id,
  ownerUserId: row.owner_user_id,
  contentType: row.content_type,
  sizeBytes: row.size_bytes,
});

export const toScript = (row: ScriptRow): Script => ({
  ...mark(row),
  id: row.id,
  projectId: row.project_id,
  ownerUserId: row.owner_user_id,
  title: row.title,
  fileName: row.file_name,
  format: ScriptFormatSchema.parse(row.format),
  pageCount: row.page_count,
  sizeBytes: row.size_bytes,
  uploadKey: row.upload_key,
  storageKey: row.storage_key,
});
