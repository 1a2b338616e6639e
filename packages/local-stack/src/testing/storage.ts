/** An object storage of their own for tests, gone when closed. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startObjectStorage } from "../storage/index.ts";

export interface TestStorage {
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
  /** An empty bucket; make more through the API. */
  readonly bucket: string;
  /** Ends the server and deletes what it held. */
  close(): Promise<void>;
}

/**
 * The embedded S3 on a free port. `clock` moves its idea of now, to let signed URLs expire without waiting.
 */
export async function openTestStorage({ clock }: { clock?: () => number } = {}): Promise<TestStorage> {
  const folder = await mkdtemp(join(tmpdir(), "script-manifest-test-storage-"));
  const credentials = { accessKey: "test-access-key", secretKey: "test-secret-key", region: "us-east-1" };
  const bucket = "test";
  const server = await startObjectStorage({
    folder,
    port: 0,
    credentials,
    buckets: [bucket],
    ...(clock ? { clock } : {}),
  });
  return {
    endpoint: server.endpoint,
    ...credentials,
    bucket,
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
