/** Object storage over S3's protocol: S3 itself, MinIO, or the embedded one of the local stack. */
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  NotFound,
  PutBucketCorsCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { contentDisposition, ObjectMissing, type ObjectStorage, ObjectTooLarge } from "./interface.ts";

export interface S3StorageOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly bucket: string;
  readonly clock?: () => number;
}

/** Signed explicitly: by default the presigner leaves the type and the length to whoever uploads. */
const SIGNED_HEADERS = new Set(["host", "content-type", "content-length"]);

export function createS3ObjectStorage(o: S3StorageOptions): ObjectStorage {
  const clock = o.clock ?? Date.now;
  const client = new S3Client({
    endpoint: o.endpoint,
    region: o.region,
    forcePathStyle: true,
    credentials: { accessKeyId: o.accessKey, secretAccessKey: o.secretKey },
    // Otherwise every signed link carries a checksum of nothing, computed when it was signed.
    requestChecksumCalculation: "WHEN_REQUIRED",
    maxAttempts: 2,
  });
  const Bucket = o.bucket;

  return {
    async presignUpload({ key, contentType, sizeBytes, expiresInSeconds }) {
      const command = new PutObjectCommand({
        Bucket,
        Key: key,
        ContentType: contentType,
        ContentLength: sizeBytes,
      });
      const url = await getSignedUrl(client, command, {
        expiresIn: expiresInSeconds,
        signableHeaders: SIGNED_HEADERS,
      });
      return { url, method: "PUT", headers: { "content-type": contentType } };
    },

    async presignDownload({ key, fileName, contentType, disposition = "attachment", expiresInSeconds }) {
      const command = new GetObjectCommand({
        Bucket,
        Key: key,
        ResponseContentDisposition: contentDisposition(disposition, fileName),
        ...(contentType && { ResponseContentType: contentType }),
      });
      const url = await getSignedUrl(client, command, { expiresIn: expiresInSeconds });
      return { url, expiresAt: new Date(clock() + expiresInSeconds * 1_000).toISOString() };
    },

    async head(key) {
      try {
        const found = await client.send(new HeadObjectCommand({ Bucket, Key: key }));
        return {
          sizeBytes: found.ContentLength ?? 0,
          contentType: found.ContentType ?? "application/octet-stream",
        };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },

    async read(key, { sizeBytesMax }) {
      try {
        const found = await client.send(new GetObjectCommand({ Bucket, Key: key }));
        if ((found.ContentLength ?? 0) > sizeBytesMax) throw new ObjectTooLarge(key);
        return Buffer.from((await found.Body?.transformToByteArray()) ?? []);
      } catch (error) {
        if (isMissing(error)) throw new ObjectMissing(key);
        throw error;
      }
    },

    async put(key, body, contentType) {
      await client.send(
        new PutObjectCommand({
          Bucket,
          Key: key,
          Body: body,
          ContentType: contentType,
          ContentLength: body.length,
        }),
      );
    },

    async ensureBucket(bucket = { allowedOrigins: [] }) {
      await client.send(new HeadBucketCommand({ Bucket })).catch(async (error: unknown) => {
        if (!isMissing(error)) throw error;
        await client.send(new CreateBucketCommand({ Bucket }));
      });
      if (bucket.allowedOrigins.length === 0) return;
      await client
        .send(
          new PutBucketCorsCommand({
            Bucket,
            CORSConfiguration: { CORSRules: [corsRule(bucket.allowedOrigins)] },
          }),
        )
        .catch(ignoreUnsupported);
    },

    async healthCheck() {
      await client.send(new HeadBucketCommand({ Bucket }));
    },
  };
}

function corsRule(origins: readonly string[]) {
  return {
    AllowedMethods: ["GET", "PUT", "HEAD"],
    AllowedOrigins: [...origins],
    AllowedHeaders: ["*"],
    ExposeHeaders: ["ETag"],
    MaxAgeSeconds: 600,
  };
}

/** Some S3 servers configure browser origins elsewhere and answer 501 here. */
function ignoreUnsupported(error: unknown): void {
  if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 501) return;
  throw error;
}

function isMissing(error: unknown): boolean {
  if (error instanceof NotFound) return true;
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
}
