/**
 * Projects, uploads and scripts as the code holds them: one row each, times as instants, sizes in bytes.
 *
 * Belongs here: shapes. Does not: columns (repository/pg/rows.ts), JSON (routes/presenters.ts).
 */
import type { ScriptFormat } from "@script-manifest/contracts";
import type { Instant } from "./clock.ts";

/**
 * How a POST may be repeated: the caller's Idempotency-Key, or null when none was sent, and what was asked
 * under it.
 */
export interface RequestMark {
  readonly idempotencyKey: string | null;
  /** A digest of the route's parameters and the body: the same key with another one is refused. */
  readonly requestHash: string;
}

export interface Project extends RequestMark {
  readonly id: string;
  readonly ownerUserId: string;
  readonly title: string;
  readonly format: string;
  readonly genre: string;
  readonly logline: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/**
 * A place in object storage the owner was allowed to upload one file to. Whether it arrived, only storage
 * knows.
 */
export interface ScriptUpload extends RequestMark {
  readonly fileKey: string;
  readonly projectId: string;
  readonly ownerUserId: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly createdAt: Instant;
}

export interface Script extends RequestMark {
  readonly id: string;
  readonly projectId: string;
  readonly ownerUserId: string;
  readonly title: string;
  readonly fileName: string;
  readonly format: ScriptFormat;
  readonly pageCount: number;
  readonly sizeBytes: number;
  /** Where the upload went. One script per upload. */
  readonly uploadKey: string;
  /** Where the bytes that were read are kept. Nobody was ever given a link to write there. */
  readonly storageKey: string;
  readonly createdAt: Instant;
}
