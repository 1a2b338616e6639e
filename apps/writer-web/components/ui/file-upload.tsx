"use client";
/**
 * Choosing or dropping one file, with what it may be said first, progress while it travels, and a way to stop
 * it.
 */
import { clsx } from "clsx";
import { FileCheck2, FileUp, RotateCw, X } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { formatSize } from "@/lib/format";
import type { FileRule, UploadState } from "@/lib/use-upload";
import { Button } from "./button";
import { FieldError } from "./field";

interface FileUploadProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly rule: FileRule;
  readonly state: UploadState;
  readonly onFile: (file: File) => void;
  readonly onCancel: () => void;
  readonly onRemove: () => void;
}

export function FileUpload({ id, label, hint, rule, state, onFile, onCancel, onRemove }: FileUploadProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <p id={`${id}-hint`} className="text-xs text-ink-soft">
        {hint ? `${hint} ` : ""}
        {Object.keys(rule.types)
          .map((extension) => extension.toUpperCase())
          .join(", ")}
        , up to {formatSize(rule.sizeBytesMax)}.
      </p>
      {state.kind === "sending" && <Sending {...state} onCancel={onCancel} />}
      {state.kind === "checking" && (
        <p role="status" className="rounded-md border border-edge bg-sheet px-4 py-3 text-sm">
          Reading {state.fileName} …
        </p>
      )}
      {state.kind === "sent" && <Sent fileName={state.fileName} onRemove={onRemove} />}
      {(state.kind === "idle" || state.kind === "failed") && (
        <DropArea id={id} rule={rule} invalid={state.kind === "failed"} onFile={onFile} />
      )}
      {state.kind === "failed" && <FieldError id={`${id}-error`}>{state.message}</FieldError>}
      {state.kind === "failed" && state.file && <SendAgain file={state.file} onFile={onFile} />}
    </div>
  );
}

function DropArea({
  id,
  rule,
  invalid,
  onFile,
}: {
  id: string;
  rule: FileRule;
  invalid: boolean;
  onFile: (file: File) => void;
}) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  function take(): void {
    const file = input.current?.files?.[0];
    if (file) onFile(file);
    // The same file may be chosen again after a failure.
    if (input.current) input.current.value = "";
  }
  // A file may be chosen before this script has arrived.
  const takeEarly = useEffectEvent(take);
  useEffect(() => takeEarly(), []);

  return (
    <div
      className={clsx(
        "relative flex min-h-24 items-center justify-center gap-3 rounded-md border border-dashed px-4 py-5 text-sm",
        "focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-pencil",
        over ? "border-pencil bg-pencil-wash" : "border-edge bg-sheet hover:border-ink",
      )}
    >
      <FileUp aria-hidden="true" className="size-5 text-ink-faint" />
      <span>
        <span className="link">Choose a file</span> or drop it here
      </span>
      {/* The input covers the area, so dropping on it works natively. */}
      <input
        ref={input}
        id={id}
        type="file"
        accept={Object.keys(rule.types)
          .map((extension) => `.${extension}`)
          .join(",")}
        aria-describedby={clsx(`${id}-hint`, invalid && `${id}-error`)}
        aria-invalid={invalid || undefined}
        className="absolute inset-0 cursor-pointer opacity-0"
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onChange={() => {
          setOver(false);
          take();
        }}
      />
    </div>
  );
}

/** Nobody should have to look for a file a second time because a connection broke. */
function SendAgain({ file, onFile }: { file: File; onFile: (file: File) => void }) {
  return (
    <Button small className="max-w-full self-start" onClick={() => onFile(file)}>
      <RotateCw aria-hidden="true" className="size-4 shrink-0" />
      <span className="truncate">Send {file.name} again</span>
    </Button>
  );
}

function Sending({ fileName, share, onCancel }: { fileName: string; share: number; onCancel: () => void }) {
  const percent = Math.round(share * 100);
  return (
    <div className="flex items-center gap-4 rounded-md border border-edge bg-sheet px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex justify-between gap-4 text-sm">
          <span className="truncate">{fileName}</span>
          <span className="figures text-ink-faint">{percent} %</span>
        </p>
        <progress
          value={percent}
          max={100}
          aria-label={`Uploading ${fileName}`}
          className="mt-2 block h-1.5 w-full accent-pencil"
        />
      </div>
      <Button small onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}

function Sent({ fileName, onRemove }: { fileName: string; onRemove: () => void }) {
  return (
    <div
      role="status"
      className="flex items-center gap-3 rounded-md border border-good bg-good-wash py-1 pl-4 pr-1 text-sm"
    >
      <FileCheck2 aria-hidden="true" className="size-5 shrink-0 text-good" />
      <span className="min-w-0 flex-1 truncate">
        <span className="sr-only">Uploaded </span>
        {fileName}
      </span>
      <button
        type="button"
        onClick={onRemove}
        className="grid size-11 place-items-center rounded-full hover:bg-sheet"
      >
        <X aria-hidden="true" className="size-4" />
        <span className="sr-only">Remove {fileName}</span>
      </button>
    </div>
  );
}
