/**
 * Where a script's bytes lie in object storage.
 *
 * Two places, because an upload link can be used again until it expires: what arrives under `uploads/` is
 * read once, and the very bytes that were read are kept under `scripts/`, where no link to write was ever
 * given out. The digest in that name makes the copy repeatable: the same bytes go to the same place, other
 * bytes never overwrite them.
 */

/** `uploads/{user}/{project}/{secret}`; the secret part cannot be guessed. */
export function uploadKey(o: { ownerUserId: string; projectId: string; secretName: string }): string {
  return `uploads/${encodeURIComponent(o.ownerUserId)}/${o.projectId}/${o.secretName}`;
}

/** Where the bytes of an upload are kept for good. */
export function storageKey(o: { uploadKey: string; sha256: string }): string {
  return `${o.uploadKey.replace(/^uploads\//, "scripts/")}/${o.sha256}`;
}
