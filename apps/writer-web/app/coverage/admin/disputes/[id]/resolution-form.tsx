"use client";
/** The decision: which way, why, and exactly who gets what, before it is confirmed. */
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { z } from "zod";
import { FormFrame } from "@/components/forms/form-frame";
import { FieldError } from "@/components/ui/field";
import { fieldId, TextAreaField, TextField } from "@/components/ui/form-fields";
import { formatMoney, inputToCents } from "@/lib/format";
import { previewRuling, type Ruling } from "@/lib/ruling-preview";
import { useApiForm } from "@/lib/use-api-form";
import { ConfirmRuling } from "./confirm-ruling";
import { type RuledOrder, RulingLedger } from "./ruling-ledger";

export interface RulingFields {
  readonly status: Ruling;
  /** As typed, in dollars; only counts for a partial refund. */
  readonly refund: string;
  readonly adminNotes: string;
}

const RULINGS: readonly { readonly value: Ruling; readonly label: string; readonly detail: string }[] = [
  { value: "resolved_refund", label: "Full refund", detail: "The whole price goes back to the writer." },
  {
    value: "resolved_partial",
    label: "Partial refund",
    detail: "A part goes back; the provider is paid for the rest.",
  },
  {
    value: "resolved_no_refund",
    label: "No refund",
    detail: "The provider is paid as if the writer had accepted.",
  },
];

function fieldsSchema({ priceCents, currency }: RuledOrder) {
  return z
    .object({
      status: z.enum(["resolved_refund", "resolved_partial", "resolved_no_refund"], "Choose how to decide."),
      refund: z.string(),
      adminNotes: z.string().trim().min(1).max(5_000),
    })
    .superRefine(({ status, refund }, context) => {
      const cents = inputToCents(refund);
      if (status !== "resolved_partial" || (cents > 0 && cents < priceCents)) return;
      const message = `Enter more than $0 and less than ${formatMoney(priceCents, currency)}.`;
      context.addIssue({ code: "custom", path: ["refund"], message });
    });
}

export function ResolutionForm({ disputeId, order }: { disputeId: string; order: RuledOrder }) {
  const [ruling, setRuling] = useState<RulingFields | null>(null);
  const { form, formId, ...frame } = useApiForm({
    schema: fieldsSchema(order),
    // None is chosen to begin with: no ruling is made by leaving the form as it was.
    defaultValues: { refund: "", adminNotes: "" },
    // Nothing is sent yet: what is valid is shown once more and sent by the dialog.
    send: async (fields) => ({ ok: true as const, data: fields }),
    onSuccess: setRuling,
  });
  const [chosen, refund] = useWatch({ control: form.control, name: ["status", "refund"] });
  const status: Ruling | null = chosen || null;
  const error = form.formState.errors.status?.message;
  const id = fieldId(formId, "status");
  return (
    <>
      <FormFrame {...frame} submitLabel="Decide …">
        <fieldset aria-describedby={error ? `${id}-error` : undefined}>
          <legend className="mb-2 text-sm font-semibold">Decision</legend>
          <div className="divide-y divide-rule border-y border-rule">
            {RULINGS.map(({ value, label, detail }, index) => (
              <label
                key={value}
                className="flex min-h-14 cursor-pointer items-center gap-4 py-3 has-checked:bg-pencil-wash"
              >
                <input
                  type="radio"
                  value={value}
                  id={index === 0 ? id : undefined}
                  className="ml-3 size-5 shrink-0 accent-pencil"
                  {...form.register("status")}
                />
                <span>
                  <span className="block font-semibold">{label}</span>
                  <span className="block text-sm text-ink-soft">{detail}</span>
                </span>
              </label>
            ))}
          </div>
          {error && (
            <div className="mt-2">
              <FieldError id={`${id}-error`}>{error}</FieldError>
            </div>
          )}
        </fieldset>
        {status === "resolved_partial" && (
          <TextField
            form={form}
            formId={formId}
            name="refund"
            label="Back to the writer"
            hint={`Out of ${formatMoney(order.priceCents, order.currency)}.`}
            inputMode="decimal"
            prefix="$"
            className="max-w-60"
          />
        )}
        <TextAreaField
          form={form}
          formId={formId}
          name="adminNotes"
          label="Reasons"
          hint="Both sides read this."
          rows={5}
          max={5_000}
        />
        {status ? (
          <RulingLedger order={order} preview={previewRuling(status, order, inputToCents(refund))} />
        ) : (
          <p className="border-y border-rule py-4 text-sm text-ink-soft">
            Choose a decision to see who gets what, to the cent.
          </p>
        )}
      </FormFrame>
      {ruling && (
        <ConfirmRuling disputeId={disputeId} order={order} ruling={ruling} onClose={() => setRuling(null)} />
      )}
    </>
  );
}
