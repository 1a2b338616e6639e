"use client";
/** The life of one upload: checked, asked for, sent, done, or stopped. */
import type { UploadTarget } from "@script-manifest/contracts";
import { useRef, useState } from "react";
import { formatSize } from "./format";
import type { Result } from "./http";
import { UploadError, uploadFile } from "./upload";

export interface FileRule {
  /** Extension without the dot → media type. */
  readonly types: Readonly<Record<string, string>>;
  readonly sizeBytesMax: number;
}

/** Why this file may not be sent, or null. Asked before a single byte travels. */
export function refusal(file: Pick<File, "name" | "size">, rule: FileRule): string | null {
  const names = Object.keys(rule.types).map((extension) => `.${extension}`);
  if (!mediaTypeOf(file.name, rule))
    return `Choose a ${names.join(", ").replace(/, ([^,]+)$/, " or $1")} file.`;
  if (file.size === 0) return "The file is empty.";
  if (file.size > rule.sizeBytesMax)
    return `The file is ${formatSize(file.size)}; ${formatSize(rule.sizeBytesMax)} is the most.`;
  return null;
}

export function mediaTypeOf(fileName: string, rule: FileRule): string | undefined {
  return rule.types[fileName.split(".").at(-1)?.toLowerCase() ?? ""];
}

export interface UploadRequest {
  readonly fileName: string;
  readonly contentType: string;
  readonly sizeBytes: number;
}

export type UploadState =
  | { readonly kind: "idle" }
  | { readonly kind: "sending"; readonly fileName: string; readonly share: number }
  /** The whole file has arrived and is being looked into. */
  | { readonly kind: "checking"; readonly fileName: string }
  | { readonly kind: "sent"; readonly fileName: string; readonly fileKey: string }
  /** With the file where nothing is wrong with it: it may be sent again as it is. */
  | { readonly kind: "failed"; readonly message: string; readonly file?: File };

interface UseUploadOptions {
  readonly rule: FileRule;
  /** A file that was sent before, as a draft remembers it. */
  readonly sent?: { readonly fileName: string; readonly fileKey: string } | null;
  /** Asks the API where the file may go. */
  readonly target: (request: UploadRequest) => Promise<Result<{ upload: UploadTarget; fileKey: string }>>;
  /**
   * Takes the stored file over; answers why it is of no use after all, or null. Without it the file stays
   * shown as sent.
   */
  readonly onSent?: (sent: { fileName: string; fileKey: string }) => Promise<string | null>;
}

/** A refusal would come again; a failure need not. */
const again = (status: number, file: File) => (status >= 500 ? { file } : {});

export function useUpload({ rule, sent: before, target, onSent }: UseUploadOptions) {
  const [state, setState] = useState<UploadState>(before ? { kind: "sent", ...before } : { kind: "idle" });
  const abort = useRef<AbortController | null>(null);

  async function send(file: File) {
    const reason = refusal(file, rule);
    const contentType = mediaTypeOf(file.name, rule);
    if (reason || !contentType) return setState({ kind: "failed", message: reason ?? "" });
    const controller = new AbortController();
    abort.current = controller;
    const fileName = file.name;
    setState({ kind: "sending", fileName, share: 0 });
    const answer = await target({ fileName, contentType, sizeBytes: file.size });
    if (controller.signal.aborted) return setState({ kind: "idle" });
    if (!answer.ok)
      return setState({
        kind: "failed",
        message: answer.problem.detail,
        ...again(answer.problem.status, file),
      });
    try {
      await uploadFile({
        target: answer.data.upload,
        file,
        onProgress: (share) => setState({ kind: "sending", fileName, share }),
        signal: controller.signal,
      });
    } catch (error) {
      if (controller.signal.aborted) return setState({ kind: "idle" });
      return setState({
        kind: "failed",
        message: error instanceof UploadError ? error.message : "The upload failed.",
        file,
      });
    }
    const sent = { fileName, fileKey: answer.data.fileKey };
    if (!onSent) return setState({ kind: "sent", ...sent });
    setState({ kind: "checking", fileName });
    const message = await onSent(sent);
    setState(message === null ? { kind: "idle" } : { kind: "failed", message });
  }

  return { state, send, cancel: () => abort.current?.abort(), reset: () => setState({ kind: "idle" }) };
}
