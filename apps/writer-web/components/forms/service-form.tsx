"use client";
/** A service to sell: new, or changed. A change never touches orders already placed. */
import { useRouter } from "next/navigation";
import { type Control, useWatch } from "react-hook-form";
import { FormFrame } from "@/components/forms/form-frame";
import { ButtonLink } from "@/components/ui/button";
import { SelectField, TextAreaField, TextField } from "@/components/ui/form-fields";
import { Money } from "@/components/ui/money";
import { call } from "@/lib/coverage-api";
import { inputToCents } from "@/lib/format";
import { notify } from "@/lib/notify";
import { priceParts } from "@/lib/ruling-preview";
import {
  requestOf,
  type ServiceFields,
  type ServiceFieldsInput,
  ServiceFieldsSchema,
} from "@/lib/service-fields";
import { useApiForm } from "@/lib/use-api-form";
import { useDraft } from "@/lib/use-draft";
import { tierChoices, tierWords } from "@/lib/words";

interface ServiceFormProps {
  readonly target:
    | { readonly kind: "new"; readonly providerId: string }
    | { readonly kind: "edit"; readonly serviceId: string };
  readonly values: ServiceFieldsInput;
  /** The platform's share, to say what remains of a price; undefined where it is not known. */
  readonly commissionBps: number | undefined;
  /** Where to go once it is saved. */
  readonly doneHref: string;
  readonly cancelHref?: string;
}

export function ServiceForm({ target, values, commissionBps, doneHref, cancelHref }: ServiceFormProps) {
  const router = useRouter();
  const { form, formId, ...frame } = useApiForm({
    schema: ServiceFieldsSchema,
    defaultValues: values,
    apiFields: { priceCents: "price" },
    send: (fields, attempt) => {
      const body = requestOf(fields);
      if (target.kind === "new")
        return call("createService", { params: { providerId: target.providerId }, body }, attempt);
      const { active: _, currency: __, ...change } = body;
      return call("updateService", { params: { id: target.serviceId }, body: change });
    },
    onSuccess: ({ service }) => {
      draft.clear();
      notify(target.kind === "new" ? "The service is on sale" : "Saved", service.title);
      router.push(doneHref, { scroll: false });
      router.refresh();
    },
  });
  const draft = useDraft(target.kind === "new" ? `sm-service-${target.providerId}` : null, form);
  const field = { form, formId };
  return (
    <FormFrame
      {...frame}
      submitLabel={target.kind === "new" ? "Offer this service" : "Save changes"}
      footer={
        cancelHref && (
          <ButtonLink scroll={false} href={cancelHref}>
            Cancel
          </ButtonLink>
        )
      }
    >
      <TextField {...field} name="title" label="Title" hint="What a writer gets, in a few words." />
      <SelectField {...field} name="tier" label="Tier" hint={<TierPromises />} choices={tierChoices} />
      <TextAreaField {...field} name="description" label="Description" rows={5} max={5_000} optional />
      <div className="grid items-end gap-6 sm:grid-cols-3">
        <TextField
          {...field}
          name="price"
          label="Price"
          hint="All the writer pays."
          inputMode="decimal"
          prefix="$"
        />
        <TextField
          {...field}
          name="turnaroundDays"
          label="Turnaround"
          hint="Counted from your claim."
          inputMode="numeric"
          suffix="days"
        />
        <TextField
          {...field}
          name="maxPages"
          label="Longest script"
          hint="More pages are refused."
          inputMode="numeric"
          suffix="pages"
        />
      </div>
      <PriceShare form={form} commissionBps={commissionBps} />
    </FormFrame>
  );
}

interface PriceShareProps {
  readonly form: { readonly control: Control<ServiceFieldsInput, unknown, ServiceFields> };
  readonly commissionBps: number | undefined;
}

/** What remains of the price that is being typed. Its line is there from the start, so nothing moves. */
function PriceShare({ form, commissionBps }: PriceShareProps) {
  const typed = useWatch({ control: form.control, name: "price" });
  if (commissionBps === undefined) return null;
  const priceCents = inputToCents(typed);
  const parts =
    Number.isSafeInteger(priceCents) && priceCents > 0 && priceParts({ priceCents, commissionBps });
  return (
    <p role="status" className="-mt-2 border-l-2 border-brass pl-4 text-sm text-ink-soft">
      {parts ? (
        <>
          You receive <Money className="font-semibold text-ink" cents={parts.providerCents} currency="usd" />{" "}
          of it; Script Manifest keeps <Money cents={parts.commissionCents} currency="usd" />.
        </>
      ) : (
        `Script Manifest keeps ${commissionBps / 100}% of the price; the rest is yours.`
      )}
    </p>
  );
}

function TierPromises() {
  return Object.values(tierWords).map(({ label, promise }) => (
    <span key={label} className="block">
      <strong>{label}:</strong> {promise}
    </span>
  ));
}
