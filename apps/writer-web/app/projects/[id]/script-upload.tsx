"use client";
/**
 * Sends one script straight to storage and registers it; the pages are counted from the file, not from our
 * word.
 */
import { useRouter } from "next/navigation";
import { useId, useRef } from "react";
import { CONTROL, Field } from "@/components/ui/field";
import { FileUpload } from "@/components/ui/file-upload";
import { call } from "@/lib/coverage-api";
import { SCRIPT_FILES } from "@/lib/file-rules";
import { plural } from "@/lib/format";
import { notify } from "@/lib/notify";
import { useUpload } from "@/lib/use-upload";

export function ScriptUpload({ projectId }: { projectId: string }) {
  const router = useRouter();
  const id = useId();
  const title = useRef<HTMLInputElement>(null);
  const params = { id: projectId };

  async function register({
    fileName,
    fileKey,
  }: {
    fileName: string;
    fileKey: string;
  }): Promise<string | null> {
    const typed = title.current?.value.trim();
    const body = { fileKey, fileName, title: typed || fileName.replace(/\.[^.]+$/, "") };
    const result = await call("createScript", { params, body });
    if (!result.ok) return result.problem.detail;
    if (title.current) title.current.value = "";
    const { script } = result.data;
    notify(`${script.title} is uploaded`, `We counted ${plural(script.pageCount, "page")}.`);
    router.refresh();
    return null;
  }

  const upload = useUpload({
    rule: SCRIPT_FILES,
    target: (body) => call("createScriptUploadUrl", { params, body }),
    onSent: register,
  });
  return (
    <div className="flex flex-col gap-6">
      <Field
        id={`${id}-title`}
        label="Title of the draft"
        hint="Left empty, the file's name is used."
        optional
      >
        {(control) => <input {...control} ref={title} maxLength={200} className={CONTROL} />}
      </Field>
      <FileUpload
        id={`${id}-file`}
        label="Script file"
        rule={SCRIPT_FILES}
        state={upload.state}
        onFile={upload.send}
        onCancel={upload.cancel}
        onRemove={upload.reset}
      />
    </div>
  );
}
