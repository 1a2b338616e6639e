/**
 * Sends one file straight to object storage, with progress. XMLHttpRequest, because fetch reports none while
 * sending.
 */
import type { UploadTarget } from "@script-manifest/contracts";

export class UploadError extends Error {
  override readonly name = "UploadError";
}

interface UploadOptions {
  readonly target: UploadTarget;
  readonly file: File;
  /** 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Resolves once storage has accepted the whole file. Rejects with an UploadError; an abort rejects with its
 * reason.
 */
export function uploadFile({ target, file, onProgress, signal }: UploadOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    request.open(target.method, target.url);
    for (const [name, value] of Object.entries(target.headers ?? {}))
      if (!FORBIDDEN_HEADERS.has(name.toLowerCase())) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress(event.loaded / (event.total || file.size));
    request.onload = () =>
      request.status >= 200 && request.status < 300
        ? resolve()
        : reject(new UploadError(`Storage refused the file (${request.status}).`));
    request.onerror = () => reject(new UploadError("The connection broke while sending."));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(target.method === "POST" ? formOf(target, file) : file);
  });
}

/** A browser sets these itself and refuses to be told. */
const FORBIDDEN_HEADERS = new Set(["host", "content-length"]);

function formOf(target: UploadTarget, file: File): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(target.fields ?? {})) form.set(name, value);
  // Storage reads fields in order and demands the file last.
  form.set("file", file);
  return form;
}
