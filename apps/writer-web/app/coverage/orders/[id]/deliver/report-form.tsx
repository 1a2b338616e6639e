"use client";
/**
 * The whole report as a form: kept on the server while it is written, measured against what was sold, and
 * delivered once.
 *
 * Belongs here: putting the parts together. Does not: the parts (the files beside this one).
 */
import type { CoverageDeliveryDraft, CoverageTier, CoverageTopSheet } from "@script-manifest/contracts";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { FileUpload } from "@/components/ui/file-upload";
import { call } from "@/lib/coverage-api";
import { REPORT_FILES } from "@/lib/file-rules";
import { notify } from "@/lib/notify";
import { fromDraft } from "@/lib/report-draft";
import { blankReport, isBlankCitation, isBlankNote, promisedParts, reportSchema } from "@/lib/report-form";
import { partWords } from "@/lib/report-words";
import { useApiForm } from "@/lib/use-api-form";
import { type SaveState, useAutosave } from "@/lib/use-autosave";
import { useUpload } from "@/lib/use-upload";
import { Checklist, usePromisedParts } from "./checklist";
import { DeliverDialog } from "./deliver-dialog";
import type { ReportFields } from "./report-fields";
import { ReportParts } from "./report-parts";
import { SaveProblem, SaveStatus } from "./save-status";

interface ReportFormProps {
  readonly orderId: string;
  readonly tier: CoverageTier;
  readonly topSheet: CoverageTopSheet;
  readonly draft: CoverageDeliveryDraft | null;
  readonly nowMs: number;
}

export function ReportForm({ orderId, tier, topSheet, draft, nowMs }: ReportFormProps) {
  const router = useRouter();
  const blank = useMemo(() => blankReport(topSheet), [topSheet]);
  const schema = useMemo(() => reportSchema(topSheet.pageCount), [topSheet.pageCount]);
  /** What is missing while the question stands; null while nothing is asked. */
  const [missing, setMissing] = useState<readonly string[] | null>(null);
  const { form, formId, element, summary, pending, submit } = useApiForm({
    schema,
    defaultValues: fromDraft(blank, draft?.values ?? {}),
    send: (body, attempt) => call("deliverOrder", { params: { id: orderId }, body }, attempt),
    onSuccess: () => {
      save.stop();
      notify("Delivered", "The writer has been told.");
      router.push(`/coverage/orders/${orderId}`);
      router.refresh();
    },
  });
  const save = useAutosave({ orderId, form, draft });
  const [isSending, setIsSending] = useState(false);
  const fields: ReportFields = { form, formId, tier, pageCount: topSheet.pageCount };

  /** A delivery is made once: without the file, it would be without it for good. */
  function waitsForFile(): boolean {
    if (isSending) notify("Your file is still on its way", "Deliver when it has arrived, or cancel it.");
    return isSending;
  }

  /** Rows that were opened and never filled in are no mistake. */
  async function ask() {
    if (waitsForFile()) return;
    const { citations, pageNotes } = form.getValues("report");
    if (citations.some(isBlankCitation))
      form.setValue(
        "report.citations",
        citations.filter((row) => !isBlankCitation(row)),
      );
    if (pageNotes.some(isBlankNote))
      form.setValue(
        "report.pageNotes",
        pageNotes.filter((row) => !isBlankNote(row)),
      );
    if (!(await form.trigger())) return submit();
    const parts = promisedParts(tier, form.getValues());
    setMissing(parts.filter(({ isWritten }) => !isWritten).map(({ part }) => partWords[part]));
  }

  async function confirm() {
    // A file chosen before the script arrived starts only after the question was asked.
    if (!waitsForFile()) await submit();
    setMissing(null);
  }

  return (
    <div className="grid gap-x-14 gap-y-8 @min-[58rem]:grid-cols-[minmax(0,1fr)_17rem]">
      <form
        ref={element}
        noValidate
        method="post"
        data-early=""
        suppressHydrationWarning
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
        className="flex min-w-0 flex-col gap-9"
      >
        {summary && <ErrorSummary {...summary} />}
        <SaveProblem
          state={save.state}
          onTakeOther={(other) => {
            form.reset(fromDraft(blank, other.values));
            save.adopt(other);
          }}
          onKeepOwn={save.adopt}
        />
        <ReportParts {...fields} />
        <ReportFile orderId={orderId} fields={fields} onSending={setIsSending} />
        <div className="flex flex-wrap items-center gap-4 border-t-2 border-ink pt-6">
          <Button type="submit" look="prominent" pending={pending}>
            Deliver the coverage
          </Button>
          <SaveStatus state={save.state} nowMs={nowMs} />
        </div>
      </form>
      <Progress fields={fields} saveState={save.state} nowMs={nowMs} />
      {missing && (
        <DeliverDialog
          missing={missing}
          writerName={topSheet.writerName}
          pending={pending}
          onConfirm={confirm}
          onClose={() => setMissing(null)}
        />
      )}
    </div>
  );
}

/**
 * Beside the form on wide screens; a bar that opens at the foot of small ones. It alone renders anew with
 * every letter.
 */
function Progress({
  fields,
  saveState,
  nowMs,
}: {
  fields: ReportFields;
  saveState: SaveState;
  nowMs: number;
}) {
  const parts = usePromisedParts(fields);
  const missing = parts.filter(({ isWritten }) => !isWritten).length;
  const heading =
    missing === 0 ? "Everything is written" : `${parts.length - missing} of ${parts.length} written`;
  return (
    <aside
      aria-label="Progress"
      className="@max-[58rem]:sticky @max-[58rem]:bottom-0 @max-[58rem]:z-20 @max-[58rem]:-mx-4 @max-[58rem]:border-t @max-[58rem]:border-rule @max-[58rem]:bg-sheet @max-[58rem]:px-4 @max-[58rem]:py-2 @max-[58rem]:shadow-float"
    >
      <div className="hidden @min-[58rem]:sticky @min-[58rem]:top-24 @min-[58rem]:block">
        <p className="mb-2 font-serif text-lg">{heading}</p>
        <Checklist parts={parts} />
        <div className="mt-3 border-t border-rule pt-3">
          <SaveStatus state={saveState} nowMs={nowMs} />
        </div>
      </div>
      <details className="group @min-[58rem]:hidden">
        <summary className="flex min-h-11 items-center justify-between gap-3 text-sm font-semibold">
          {heading}
          <SaveStatus state={saveState} />
        </summary>
        <div className="max-h-[50dvh] overflow-y-auto pb-2">
          <Checklist parts={parts} />
        </div>
      </details>
    </aside>
  );
}

interface ReportFileProps {
  readonly orderId: string;
  readonly fields: ReportFields;
  readonly onSending: (isSending: boolean) => void;
}

function ReportFile({ orderId, fields: { form, formId }, onSending }: ReportFileProps) {
  const [fileKey, fileName] = form.getValues(["fileKey", "fileName"]);
  const upload = useUpload({
    rule: REPORT_FILES,
    sent: fileKey === "" ? null : { fileKey, fileName },
    target: ({ contentType, ...file }) =>
      call("getDeliveryUploadUrl", {
        params: { id: orderId },
        query: { ...file, contentType: contentType as "application/pdf" },
      }),
  });
  const { state } = upload;
  useEffect(() => {
    const sent = state.kind === "sent" ? state : { fileKey: "", fileName: "" };
    form.setValue("fileKey", sent.fileKey);
    form.setValue("fileName", sent.fileName);
    onSending(state.kind === "sending");
  }, [state, form, onSending]);
  return (
    <section className="border-t border-rule pt-7">
      <FileUpload
        id={`${formId}-file`}
        label="Your own report as a file (optional)"
        hint="The writer always gets a PDF made of what stands above."
        rule={REPORT_FILES}
        state={state}
        onFile={upload.send}
        onCancel={upload.cancel}
        onRemove={upload.reset}
      />
    </section>
  );
}
