"use client";
/** Notes page by page: on the writing, and on how it is spelled and set. */
import { Plus } from "lucide-react";
import { useState } from "react";
import { get, useFieldArray } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { CONTROL, FieldError } from "@/components/ui/field";
import { fieldId } from "@/components/ui/form-fields";
import { blankNote } from "@/lib/report-form";
import { noteKindWords } from "@/lib/report-words";
import { RemoveButton } from "./citation-rows";
import type { ReportFields } from "./report-fields";

const KINDS = Object.entries(noteKindWords);

export function PageNoteRows(fields: ReportFields) {
  const { form } = fields;
  const list = useFieldArray({ control: form.control, name: "report.pageNotes" });
  const last = list.fields.at(-1);
  return (
    <div>
      <ol className="flex flex-col divide-y divide-rule" aria-label="Page notes">
        {list.fields.map((row, index) => (
          <NoteFields key={row.id} {...fields} index={index} onRemove={() => list.remove(index)} />
        ))}
      </ol>
      {/* The next note is mostly of the kind of the last one. */}
      <Button small className="mt-3" onClick={() => list.append(blankNote(last?.kind))}>
        <Plus aria-hidden="true" className="size-4" />
        Add a page note
      </Button>
    </div>
  );
}

interface NoteFieldsProps extends ReportFields {
  readonly index: number;
  readonly onRemove: () => void;
}

function NoteFields({ form, formId, index, onRemove }: NoteFieldsProps) {
  const name = `report.pageNotes.${index}` as const;
  const errors: Record<string, { message?: string }> = get(form.formState.errors, name) ?? {};
  const message = errors.page?.message ?? errors.text?.message;
  const errorId = `${fieldId(formId, name)}-error`;
  const [initial] = useState(() => form.getValues(name));
  const control = (field: "page" | "kind" | "text", label: string) => ({
    ...form.register(`${name}.${field}`),
    defaultValue: initial[field],
    id: fieldId(formId, `${name}.${field}`),
    "aria-label": `${label} of note ${index + 1}`,
    ...(errors[field] && { "aria-invalid": true, "aria-describedby": errorId }),
  });
  return (
    <li className="py-3 first:pt-0">
      <div className="grid grid-cols-[4.25rem_9rem_1fr_auto] items-start gap-2 max-sm:grid-cols-[4.25rem_1fr_auto]">
        <input {...control("page", "Page")} inputMode="numeric" placeholder="page" className={CONTROL} />
        <select {...control("kind", "Kind")} className={CONTROL}>
          {KINDS.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <textarea
          {...control("text", "Text")}
          rows={1}
          placeholder="What you noticed"
          className={`${CONTROL} field-sizing-content font-serif max-sm:order-last max-sm:col-span-3`}
        />
        <RemoveButton onPress={onRemove}>note {index + 1}</RemoveButton>
      </div>
      {message && (
        <div className="mt-1">
          <FieldError id={errorId}>{message}</FieldError>
        </div>
      )}
    </li>
  );
}
