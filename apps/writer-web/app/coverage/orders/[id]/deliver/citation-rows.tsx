"use client";
/** The pages one comment cites. Each row is a place in the script and what is to be found there. */
import type { CoverageComment } from "@script-manifest/contracts";
import { BookOpen, Plus, X } from "lucide-react";
import { useState } from "react";
import { get, type UseFieldArrayReturn, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { CONTROL, FieldError } from "@/components/ui/field";
import { fieldId } from "@/components/ui/form-fields";
import { blankCitation, type ReportValues } from "@/lib/report-form";
import type { ReportFields } from "./report-fields";

export type CitationList = UseFieldArrayReturn<ReportValues, "report.citations">;

interface CitationRowsProps extends ReportFields {
  readonly comment: CoverageComment;
  readonly list: CitationList;
}

export function CitationRows({ list, comment, ...fields }: CitationRowsProps) {
  const rows = list.fields.flatMap((row, index) => (row.comment === comment ? [{ id: row.id, index }] : []));
  return (
    <div className="mt-3">
      {rows.length > 0 && (
        <ul
          className="mb-2 flex flex-col gap-2 border-l-2 border-brass pl-3"
          aria-label={`Pages cited, ${comment}`}
        >
          {rows.map(({ id, index }, place) => (
            <CitationRow
              key={id}
              {...fields}
              index={index}
              place={place + 1}
              onRemove={() => list.remove(index)}
            />
          ))}
        </ul>
      )}
      <Button look="plain" small className="-ml-3" onClick={() => list.append(blankCitation(comment))}>
        <Plus aria-hidden="true" className="size-4" />
        Cite pages<span className="sr-only"> in {comment}</span>
      </Button>
    </div>
  );
}

interface RowProps extends ReportFields {
  readonly index: number;
  readonly place: number;
  readonly onRemove: () => void;
}

function CitationRow({ form, formId, index, place, onRemove }: RowProps) {
  const name = `report.citations.${index}` as const;
  const errors: Record<string, { message?: string }> = get(form.formState.errors, name) ?? {};
  const message = errors.fromPage?.message ?? errors.toPage?.message ?? errors.remark?.message;
  const errorId = `${fieldId(formId, name)}-error`;
  const [initial] = useState(() => form.getValues(name));
  const control = (field: "fromPage" | "toPage" | "remark", label: string) => ({
    ...form.register(`${name}.${field}`),
    defaultValue: initial[field],
    id: fieldId(formId, `${name}.${field}`),
    "aria-label": `${label} of citation ${place}`,
    ...(errors[field] && { "aria-invalid": true, "aria-describedby": errorId }),
  });
  return (
    <li>
      <div className="grid grid-cols-[4.25rem_auto_4.25rem_1fr_auto] items-center gap-2 max-sm:grid-cols-[1fr_auto_1fr_auto]">
        <input {...control("fromPage", "Page")} inputMode="numeric" placeholder="page" className={CONTROL} />
        <span className="text-xs text-ink-faint">to</span>
        <input
          {...control("toPage", "Last page")}
          inputMode="numeric"
          placeholder="page"
          className={CONTROL}
        />
        <input
          {...control("remark", "What is there")}
          placeholder="What is there"
          className={`${CONTROL} max-sm:order-last max-sm:col-span-4`}
        />
        <span className="flex">
          <ShowPage form={form} name={name} />
          <RemoveButton onPress={onRemove}>citation {place}</RemoveButton>
        </span>
      </div>
      {message && (
        <div className="mt-1">
          <FieldError id={errorId}>{message}</FieldError>
        </div>
      )}
    </li>
  );
}

/** Turns the script beside the form to the cited page. */
function ShowPage({ form, name }: Pick<RowProps, "form"> & { name: `report.citations.${number}` }) {
  const page = useWatch({ control: form.control, name: `${name}.fromPage` });
  if (!/^[1-9]\d*$/.test(String(page))) return null;
  return (
    <a
      href={`#script-page-${page}`}
      title={`Page ${page} in the script`}
      className="hidden size-11 place-items-center rounded-full text-ink-faint hover:bg-desk hover:text-ink xl:grid"
    >
      <BookOpen aria-hidden="true" className="size-4" />
      <span className="sr-only">Show page {page} in the script</span>
    </a>
  );
}

export function RemoveButton({ onPress, children }: { onPress: () => void; children: React.ReactNode }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="grid size-11 place-items-center rounded-full text-ink-faint hover:bg-desk hover:text-ink"
    >
      <X aria-hidden="true" className="size-4" />
      <span className="sr-only">Remove {children}</span>
    </button>
  );
}
