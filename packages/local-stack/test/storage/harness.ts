/** A storage, the real SDK pointed at it, and the few calls every suite makes. */
import {
  GetObjectCommand,
  type GetObjectCommandInput,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { openTestStorage } from "../../src/testing/index.ts";

export async function openStorage() {
  let skewMs = 0;
  const storage = await openTestStorage({ clock: () => Date.now() + skewMs });
  const { endpoint, region, accessKey, secretKey, bucket } = storage;
  const connect = (config: S3ClientConfig = {}) =>
    new S3Client({
      endpoint,
      region,
      forcePathStyle: true,
      maxAttempts: 1,
      credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
      ...config,
    });
  const s3 = connect();
  return {
    endpoint,
    accessKey,
    bucket,
    s3,
    connect,
    /** Moves the storage's clock, not the signer's. */
    letPass: (ms: number) => {
      skewMs += ms;
    },
    put: (Key: string, Body: PutObjectCommandInput["Body"], more: Partial<PutObjectCommandInput> = {}) =>
      s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ...more })),
    read: async (Key: string, more: Partial<GetObjectCommandInput> = {}) => {
      const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key, ...more }));
      return { ...answer, text: (await answer.Body?.transformToString()) ?? "" };
    },
    /** A URL that allows one upload of this key, type and size, as the services sign them. */
    signUpload: (Key: string, more: Partial<PutObjectCommandInput> = {}, client = s3) =>
      getSignedUrl(client, new PutObjectCommand({ Bucket: bucket, Key, ...more }), {
        expiresIn: 300,
        signableHeaders: new Set(["host", "content-type", "content-length"]),
      }),
    signDownload: (Key: string, more: Partial<GetObjectCommandInput> = {}, expiresIn = 60) =>
      getSignedUrl(s3, new GetObjectCommand({ Bucket: bucket, Key, ...more }), { expiresIn }),
    close: () => storage.close(),
  };
}

export type Storage = Awaited<ReturnType<typeof openStorage>>;

/** The status the SDK was refused with. */
export async function statusOf(call: Promise<unknown>): Promise<number | undefined> {
  try {
    await call;
    return 200;
  } catch (error) {
    return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  }
}
