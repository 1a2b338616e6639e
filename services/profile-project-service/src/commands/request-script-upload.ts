import type { UploadTarget } from "@script-manifest/contracts";
import { uploadKey } from "../domain/file-key.ts";
import { type CommandDeps, type Requester, sameRequest } from "./deps.ts";
import { loadProject } from "./load-project.ts";

const UPLOAD_LINK_SECONDS = 15 * 60;

/**
 * A place to upload one script to, straight into object storage: only this many bytes of this type, for a
 * quarter of an hour. The same Idempotency-Key gives the same place, with a link that is fresh again.
 */
export async function requestScriptUpload(
  deps: CommandDeps,
  o: { requester: Requester; projectId: string; contentType: string; sizeBytes: number },
): Promise<{ upload: UploadTarget; fileKey: string }> {
  const { userId, idempotencyKey, requestHash } = o.requester;
  const project = await loadProject(deps, { projectId: o.projectId, userId });
  const stored = await deps.repository.createUpload({
    fileKey: uploadKey({ ownerUserId: userId, projectId: project.id, secretName: deps.newSecretName() }),
    projectId: project.id,
    ownerUserId: userId,
    contentType: o.contentType,
    sizeBytes: o.sizeBytes,
    idempotencyKey,
    requestHash,
  });
  const { fileKey, contentType, sizeBytes } = sameRequest(stored, o.requester);
  const upload = await deps.storage.presignUpload({
    key: fileKey,
    contentType,
    sizeBytes,
    expiresInSeconds: UPLOAD_LINK_SECONDS,
  });
  return { upload, fileKey };
}
