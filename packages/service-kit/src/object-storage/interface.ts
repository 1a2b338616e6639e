/** Files in object storage, sent and fetched directly by people through short-lived signed links. */
import type { UploadTarget } from "@script-manifest/contracts";

export interface ObjectStorage {
  /** A link that takes exactly this many bytes of exactly this type, for so long. */
  presignUpload(o: {
    key: string;
    contentType: string;
    sizeBytes: number;
    expiresInSeconds: number;
  }): Promise<UploadTarget>;
  /** `expiresAt` is ISO-8601. The file name is what the browser saves it as. */
  presignDownload(o: {
    key: string;
    fileName: string;
    contentType?: string;
    disposition?: "attachment" | "inline";
    expiresInSeconds: number;
  }): Promise<{ url: string; expiresAt: string }>;
  /** Null when there is no such object. */
  head(key: string): Promise<{ sizeBytes: number; contentType: string } | null>;
  /** The whole object. Throws ObjectTooLarge above the limit, ObjectMissing when there is none. */
  read(key: string, o: { sizeBytesMax: number }): Promise<Buffer>;
  put(key: string, body: Buffer, contentType: string): Promise<void>;
  /** Makes the bucket where there is none and lets these origins use signed links from a browser. */
  ensureBucket(o?: { allowedOrigins: readonly string[] }): Promise<void>;
  /** Throws when the storage cannot be used. */
  healthCheck(): Promise<void>;
}

export class ObjectMissing extends Error {
  override readonly name = "ObjectMissing";
}

export class ObjectTooLarge extends Error {
  override readonly name = "ObjectTooLarge";
}

/**
 * `attachment; filename="plain"; filename*=UTF-8''exact`: old and new browsers alike, and nothing can break
 * out of it.
 */
export function contentDisposition(disposition: "attachment" | "inline", fileName: string): string {
  const plain = fileName.replace(/[^\w. ()-]/g, "_").slice(0, 150) || "file";
  const exact = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
