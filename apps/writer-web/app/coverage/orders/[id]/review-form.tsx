"use client";
/** Stars and a few words, once, after the order is completed. */
import { useRouter } from "next/navigation";
import { FormFrame } from "@/components/forms/form-frame";
import { FieldError } from "@/components/ui/field";
import { fieldId, TextAreaField } from "@/components/ui/form-fields";
import { call } from "@/lib/coverage-api";
import { notify } from "@/lib/notify";
import { useApiForm } from "@/lib/use-api-form";

const CHOICES = [
  { value: 1, label: "1 star: poor" },
  { value: 2, label: "2 stars: weak" },
  { value: 3, label: "3 stars: fair" },
  { value: 4, label: "4 stars: good" },
  { value: 5, label: "5 stars: excellent" },
] as const;

export function ReviewForm({ orderId }: { orderId: string }) {
  const router = useRouter();
  const { form, formId, ...frame } = useApiForm({
    schema: () => import("./review-fields").then(({ ReviewFieldsSchema }) => ReviewFieldsSchema),
    defaultValues: { comment: "" },
    send: (body, attempt) => call("reviewOrder", { params: { id: orderId }, body }, attempt),
    onSuccess: () => {
      notify("Thank you", "Your review is on the reader's page.");
      router.refresh();
    },
  });
  const error = form.formState.errors.rating?.message;
  const id = fieldId(formId, "rating");
  return (
    <FormFrame {...frame} submitLabel="Publish the review">
      <fieldset aria-describedby={error ? `${id}-error` : undefined}>
        <legend className="mb-2 text-sm font-semibold">How good was the coverage?</legend>
        <div className="flex flex-wrap gap-2">
          {CHOICES.map(({ value, label }) => (
            <label
              key={value}
              className="flex min-h-11 cursor-pointer items-center gap-2 rounded-md border border-edge bg-sheet px-3 text-sm has-checked:border-pencil has-checked:bg-pencil-wash"
            >
              <input
                type="radio"
                value={value}
                id={value === 1 ? id : undefined}
                className="size-4 accent-pencil"
                {...form.register("rating")}
              />
              {label}
            </label>
          ))}
        </div>
        {error && (
          <div className="mt-2">
            <FieldError id={`${id}-error`}>{error}</FieldError>
          </div>
        )}
      </fieldset>
      <TextAreaField
        form={form}
        formId={formId}
        name="comment"
        label="In your words"
        rows={4}
        max={5_000}
        optional
      />
    </FormFrame>
  );
}
