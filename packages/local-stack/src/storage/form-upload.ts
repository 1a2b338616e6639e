/**
 * Uploads by an HTML form with a signed policy (presigned POST): the policy says what may be sent, and is
 * believed.
 */
import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { keptHeaders } from "./object-headers.ts";
import type { ObjectStore } from "./object-store.ts";
import { receive } from "./receive.ts";
import { answer, header, type S3Request } from "./request.ts";
import { S3Error } from "./s3-error.ts";
import { isSameText, type StorageCredentials, signWith } from "./signature.ts";

interface Form {
  /** Lower-case names. */
  readonly fields: ReadonlyMap<string, string>;
  readonly file: File;
}

interface Policy {
  readonly expiration: string;
  readonly conditions: readonly (Record<string, string> | [string, string | number, string | number])[];
}

export async function handleFormUpload(
  { store, credentials, now }: { store: ObjectStore; credentials: StorageCredentials; now: number },
  request: S3Request,
  response: ServerResponse,
): Promise<void> {
  const { bucket } = request;
  store.objects(bucket);
  const { fields, file } = await readForm(request);
  const limits = checkPolicy({ policy: readPolicy(fields, credentials), fields, bucket, now });
  const key = (fields.get("key") ?? "").replaceAll("$" + "{filename}", file.name);
  const body = await receive({
    source: Readable.from(file.stream()),
    folder: store.unfinishedFolder,
    limits,
  });
  const object = await store.put(bucket, key, { body, headers: keptHeaders(Object.fromEntries(fields)) });
  const asked = Number(fields.get("success_action_status"));
  answer(response, asked === 200 || asked === 201 ? asked : 204, { headers: { etag: `"${object.etag}"` } });
}

/** Reads the whole form into memory, which is fine for development; hence the bound. */
async function readForm(request: S3Request): Promise<Form> {
  if (Number(header(request, "content-length")) > FORM_SIZE_BYTES_MAX)
    throw new S3Error(400, "EntityTooLarge");
  const contentType = header(request, "content-type");
  const form = await new Response(ReadableStream.from(request.body), {
    headers: { "content-type": contentType },
  })
    .formData()
    .catch(() => new FormData());
  const fields = new Map<string, string>();
  for (const [name, value] of form) {
    if (typeof value === "string") fields.set(name.toLowerCase(), value);
    else if (name === "file") return { fields, file: value };
  }
  throw new S3Error(400, "InvalidArgument", "POST requires exactly one file upload per request.");
}

const FORM_SIZE_BYTES_MAX = 64 * 1024 * 1024;

function readPolicy(fields: Form["fields"], credentials: StorageCredentials): Policy {
  const encoded = fields.get("policy") ?? "";
  const [accessKey, date = ""] = (fields.get("x-amz-credential") ?? "").split("/");
  const expected = signWith(credentials, date, encoded);
  if (accessKey !== credentials.accessKey || !isSameText(expected, fields.get("x-amz-signature") ?? ""))
    throw new S3Error(403, "SignatureDoesNotMatch");
  return JSON.parse(Buffer.from(encoded, "base64").toString());
}

/**
 * Throws an S3Error (403) unless every condition holds and every field stands under one. Answers the size
 * allowed.
 */
function checkPolicy(options: { policy: Policy; fields: Form["fields"]; bucket: string; now: number }) {
  const { policy, fields, bucket, now } = options;
  if (!(now <= Date.parse(policy.expiration))) throw refused("Policy expired.");
  const limits = { sizeBytesMin: 0, sizeBytesMax: FORM_SIZE_BYTES_MAX };
  const covered = new Set(["policy", "x-amz-signature", "bucket"]);
  const sent = (name: string) => (name === "bucket" ? bucket : (fields.get(name) ?? ""));
  for (const condition of policy.conditions.flatMap(spread)) {
    const [operator, subject, value] = condition;
    if (operator === "content-length-range") {
      limits.sizeBytesMin = Number(subject);
      limits.sizeBytesMax = Number(value);
      continue;
    }
    const name = String(subject).replace(/^\$/, "").toLowerCase();
    covered.add(name);
    const holds = operator === "eq" ? sent(name) === value : sent(name).startsWith(String(value));
    if (!holds) throw refused(`Policy Condition failed: ${JSON.stringify(condition)}`);
  }
  const extra = [...fields.keys()].find((name) => !covered.has(name) && !name.startsWith("x-ignore-"));
  if (extra) throw refused(`Extra input fields: ${extra}`);
  return limits;
}

/** `{"acl": "private"}` is short for `["eq", "$acl", "private"]`. */
function spread(condition: Policy["conditions"][number]): [string, string | number, string | number][] {
  if (Array.isArray(condition)) return [condition];
  return Object.entries(condition).map(([name, value]) => ["eq", `$${name}`, value]);
}

function refused(why: string): S3Error {
  return new S3Error(403, "AccessDenied", `Invalid according to Policy: ${why}`);
}
