"use client";
/** A service to sell: new, or changed. A change never touches orders already placed. */
import { useRouter } from "next/navigation";
import { FormFrame } from "@/components/forms/form-frame";
import { ButtonLink } from "@/components/ui/button";
import { SelectField, TextAreaField, TextField } from "@/components/ui/form-fields";
import { call } from "@/lib/coverage-api";
import { notify } from "@/lib/notify";
import { requestOf, type ServiceFieldsInput, ServiceFieldsSchema } from "@/lib/service-fields";
import { useApiForm } from "@/lib/use-api-form";
import { useDraft } from "@/lib/use-draft";
import { tierChoices, tierWords } from "@/lib/words";

interface ServiceFormProps {
  readonly target:
    | { readonly kind: "new"; readonly providerId: string }
    | { readonly kind: "edit"; readonly serviceId: string };
  readonly values: ServiceFieldsInput;
  /** Where to go once it is saved. */
  readonly doneHref: string;
  readonly cancelHref?: string;
}

export function ServiceForm({ target, values, doneHref, cancelHref }: ServiceFormProps) {
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
          hint="The whole price the writer pays."
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
    </FormFrame>
  );
}

function TierPromises() {
  return Object.values(tierWords).map(({ label, promise }) => (
    <span key={label} className="block">
      <strong>{label}:</strong> {promise}
    </span>
  ));
}
