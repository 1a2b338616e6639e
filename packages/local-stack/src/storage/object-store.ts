/**
 * Buckets and objects on disk. Belongs here: files and what is known of them. Does not: HTTP, signatures,
 * XML.
 *
 * An object is a data file under a name of its own and a small JSON file that points to it, named by the hash
 * of the key so that no key can reach outside its folder. Replacing an object replaces the JSON file in one
 * step: a reader sees the old object or the new one, also after a crash.
 */
import { createHash, randomUUID } from "node:crypto";
import { renameSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CorsRule } from "./cors.ts";
import type { Received } from "./receive.ts";
import { S3Error } from "./s3-error.ts";

export interface StoredObject {
  readonly key: string;
  readonly sizeBytes: number;
  readonly etag: string;
  /** ISO-8601. */
  readonly modifiedAt: string;
  /** Content type, disposition, metadata: what is sent along with the object. */
  readonly headers: Readonly<Record<string, string>>;
  readonly crc32?: string | undefined;
  /** Name of the data file in the bucket's folder. */
  readonly data: string;
}

interface Bucket {
  readonly objects: Map<string, StoredObject>;
  cors: CorsRule[];
}

export class ObjectStore {
  readonly #folder: string;
  readonly #clock: () => number;
  readonly #buckets = new Map<string, Bucket>();

  private constructor(folder: string, clock: () => number) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /** Opens the folder, making it when missing, and forgets uploads that were never finished. */
  static async open(folder: string, clock: () => number): Promise<ObjectStore> {
    const store = new ObjectStore(folder, clock);
    await rm(store.unfinishedFolder, { recursive: true, force: true });
    await mkdir(store.unfinishedFolder, { recursive: true });
    const names = (await readdir(folder)).filter((name) => !name.startsWith("."));
    for (const name of names) store.#buckets.set(name, await readBucket(join(folder, name)));
    return store;
  }

  /** Where bodies lie until they are whole. */
  get unfinishedFolder(): string {
    return join(this.#folder, ".unfinished");
  }

  bucketNames(): string[] {
    return [...this.#buckets.keys()].sort();
  }

  /** Does nothing when the bucket is there. */
  async createBucket(name: string): Promise<void> {
    if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) throw new S3Error(400, "InvalidBucketName");
    await mkdir(join(this.#folder, name), { recursive: true });
    if (!this.#buckets.has(name)) this.#buckets.set(name, { objects: new Map(), cors: [] });
  }

  /** Throws an S3Error (404) when there is no such bucket. */
  objects(bucket: string): ReadonlyMap<string, StoredObject> {
    return this.#bucket(bucket).objects;
  }

  /**
   * The rules set by the bucket's owner; none for an unknown bucket, whose absence a stranger may not learn.
   */
  corsRules(bucket: string): readonly CorsRule[] {
    return this.#buckets.get(bucket)?.cors ?? [];
  }

  async setCorsRules(bucket: string, rules: CorsRule[]): Promise<void> {
    this.#bucket(bucket).cors = rules;
    const moveIntoPlace = await this.#write(join(this.#folder, bucket, CORS_FILE), rules);
    moveIntoPlace();
  }

  /** The path of an object's bytes. */
  dataFile(bucket: string, object: StoredObject): string {
    return join(this.#folder, bucket, object.data);
  }

  /**
   * Makes a received body the object of this key, in place of what was there. Takes the received file over.
   */
  async put(
    bucket: string,
    key: string,
    {
      body,
      headers,
    }: { body: Omit<Received, "crc32"> & { crc32?: string }; headers: Record<string, string> },
  ): Promise<StoredObject> {
    const { objects } = this.#bucket(bucket);
    const object: StoredObject = {
      key,
      sizeBytes: body.sizeBytes,
      etag: body.etag,
      modifiedAt: new Date(this.#clock()).toISOString(),
      headers,
      crc32: body.crc32,
      data: `${randomUUID()}.data`,
    };
    await rename(body.file, this.dataFile(bucket, object));
    const moveIntoPlace = await this.#write(this.#metaFile(bucket, key), object);
    // Without a pause between file and index, so that of two uploads of one key the same wins in both.
    moveIntoPlace();
    const replaced = objects.get(key);
    objects.set(key, object);
    if (replaced) await rm(this.dataFile(bucket, replaced), { force: true });
    return object;
  }

  /** Does nothing when the object is not there, as S3 does. */
  async delete(bucket: string, key: string): Promise<void> {
    const { objects } = this.#bucket(bucket);
    const object = objects.get(key);
    if (!object) return;
    objects.delete(key);
    await rm(this.#metaFile(bucket, key), { force: true });
    await rm(this.dataFile(bucket, object), { force: true });
  }

  #bucket(name: string): Bucket {
    const bucket = this.#buckets.get(name);
    if (!bucket) throw new S3Error(404, "NoSuchBucket");
    return bucket;
  }

  #metaFile(bucket: string, key: string): string {
    return join(this.#folder, bucket, `${createHash("sha256").update(key).digest("hex")}.json`);
  }

  /** Writes beside, and answers the step that puts the file in its place at once. */
  async #write(file: string, value: unknown): Promise<() => void> {
    const unfinished = join(this.unfinishedFolder, randomUUID());
    await writeFile(unfinished, JSON.stringify(value));
    return () => renameSync(unfinished, file);
  }
}

const CORS_FILE = "cors.config";

async function readBucket(folder: string): Promise<Bucket> {
  const bucket: Bucket = { objects: new Map(), cors: [] };
  for (const name of await readdir(folder)) {
    if (name.endsWith(".data")) continue;
    const value: unknown = JSON.parse(await readFile(join(folder, name), "utf8"));
    if (name === CORS_FILE) bucket.cors = value as CorsRule[];
    else bucket.objects.set((value as StoredObject).key, value as StoredObject);
  }
  return bucket;
}
