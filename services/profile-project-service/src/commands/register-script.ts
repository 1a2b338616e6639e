import { createHash } from "node:crypto";
import { SCRIPT_SIZE_BYTES_MAX, type ScriptFormat } from "@script-manifest/contracts";
import type { Script, ScriptUpload } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import { storageKey } from "../domain/file-key.ts";
import { type CommandDeps, type Requester, sameRequest } from "./deps.ts";
import { loadProject } from "./load-project.ts";

const MEDIA_TYPES: Record<ScriptFormat, string> = {
  pdf: "application/pdf",
  fdx: "application/xml",
  fountain: "text/plain; charset=utf-8",
};

/**
 * Makes a script of an upload: its format and pages are read from the file. Registering the same upload again
 * answers the same script, whether or not an Idempotency-Key was sent.
 */
export async function registerScript(
  deps: CommandDeps,
  o: { requester: Requester; projectId: string; fileKey: string; fileName: string; title: string },
): Promise<Script> {
  const { userId, idempotencyKey, requestHash } = o.requester;
  const project = await loadProject(deps, { projectId: o.projectId, userId });
  const upload = await deps.repository.getUpload(o.fileKey);
  if (upload?.projectId !== project.id)
    throw refuseFile("invalid_payload", "The file key is not an upload of this project.");
  const former = await deps.repository.findScript({
    ownerUserId: userId,
    idempotencyKey,
    uploadKey: upload.fileKey,
  });
  if (former) return sameRequest(former, o.requester);

  const file = await keepFile(deps, upload);
  const script = await deps.repository.createScript({
    id: deps.newId("script"),
    projectId: project.id,
    ownerUserId: userId,
    title: o.title,
    fileName: o.fileName,
    ...file,
    uploadKey: upload.fileKey,
    idempotencyKey,
    requestHash,
  });
  return sameRequest(script, o.requester);
}

/**
 * Reads the upload and keeps the very bytes that were read where no upload link reaches: what a service was
 * sold for by its pages can't be exchanged for a longer script afterwards. Safe to repeat, and to be killed
 * in.
 */
async function keepFile({ storage, reader }: CommandDeps, upload: ScriptUpload) {
  const object = await storage.head(upload.fileKey);
  if (!object) throw refuseFile("upload_missing", "The file has not been uploaded yet.");
  if (object.sizeBytes > SCRIPT_SIZE_BYTES_MAX)
    throw refuseFile("payload_too_large", "A script may have at most 20 MB.");
  const bytes = await storage.read(upload.fileKey, { sizeBytesMax: SCRIPT_SIZE_BYTES_MAX });
  const reading = await reader.read(bytes);
  if (reading.kind === "busy")
    throw new DomainError("overloaded", "Too many scripts are being read at this moment. Try again soon.");
  if (reading.kind === "unreadable") throw refuseFile("unreadable_script", reading.reason);

  const { format, pageCount } = reading;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const key = storageKey({ uploadKey: upload.fileKey, sha256 });
  await storage.put(key, bytes, MEDIA_TYPES[format]);
  return { format, pageCount, sizeBytes: bytes.byteLength, storageKey: key };
}

function refuseFile(
  code: "invalid_payload" | "upload_missing" | "payload_too_large" | "unreadable_script",
  reason: string,
): DomainError {
  return new DomainError(code, reason, [{ path: "body.fileKey", message: reason }]);
}
