"use client";
/**
 * The report, in its parts, with an optional file. What is written stays in this browser until it is
 * delivered.
 */
import { CoverageDeliveryCreateRequestSchema } from "@script-manifest/contracts";
import { useRouter } from "next/navigation";
import { FormFrame } from "@/components/forms/form-frame";
import { FileUpload } from "@/components/ui/file-upload";
import { TextAreaField, TextField } from "@/components/ui/form-fields";
import { call } from "@/lib/coverage-api";
import { REPORT_FILES } from "@/lib/file-rules";
import { notify } from "@/lib/notify";
import { useApiForm } from "@/lib/use-api-form";
import { useDraft } from "@/lib/use-draft";
import { useUpload } from "@/lib/use-upload";

type ReportType = "application/pdf";

export function DeliverForm({ orderId }: { orderId: string }) {
  const router = useRouter();
  const params = { id: orderId };
  const upload = useUpload({
    rule: REPORT_FILES,
    target: ({ fileName, contentType, sizeBytes }) =>
      call("getDeliveryUploadUrl", {
        params,
        query: { fileName, contentType: contentType as ReportType, sizeBytes },
      }),
  });
  const { form, formId, pending, ...frame } = useApiForm({
    schema: CoverageDeliveryCreateRequestSchema,
    defaultValues: { summary: "", strengths: "", weaknesses: "", recommendations: "", score: null },
    send: (values) => {
      const file = upload.state.kind === "sent" ? upload.state : null;
      const body = { ...values, fileKey: file?.fileKey ?? null, fileName: file?.fileName ?? null };
      return call("deliverOrder", { params, body });
    },
    onSuccess: () => {
      draft.clear();
      void notify("Delivered", "The writer has been told.");
      router.refresh();
    },
  });
  const draft = useDraft(`sm-delivery-${orderId}`, form);
  const field = { form, formId };
  return (
    <FormFrame
      {...frame}
      pending={pending || upload.state.kind === "sending"}
      submitLabel="Deliver the coverage"
    >
      <TextAreaField
        {...field}
        name="summary"
        label="Summary"
        hint="The report in short, ending included."
        rows={8}
        max={10_000}
      />
      <TextAreaField {...field} name="strengths" label="Strengths" rows={5} max={10_000} optional />
      <TextAreaField
        {...field}
        name="weaknesses"
        label="Weaknesses"
        hint="Cite pages where you can."
        rows={5}
        max={10_000}
        optional
      />
      <TextAreaField
        {...field}
        name="recommendations"
        label="Recommendations"
        rows={5}
        max={10_000}
        optional
      />
      <TextField
        {...field}
        name="score"
        label="Overall score"
        hint="From 1 to 100, independent of everything else."
        inputMode="numeric"
        className="max-w-60"
        options={{ setValueAs: scoreOf }}
        optional
      />
      <FileUpload
        id={`${formId}-file`}
        label="Report as a file (optional)"
        rule={REPORT_FILES}
        state={upload.state}
        onFile={upload.send}
        onCancel={upload.cancel}
        onRemove={upload.reset}
      />
    </FormFrame>
  );
}

/** What was typed as a score: null when nothing was, NaN (refused by the schema) when it is no number. */
function scoreOf(typed: unknown): number | null {
  return typed === "" || typed === null || typed === undefined ? null : Number(typed);
}
