"use client";
/** Choose the script, write the brief, place the order. Paying is the next step. */
import { useRouter } from "next/navigation";
import { FormFrame } from "@/components/forms/form-frame";
import { FieldError } from "@/components/ui/field";
import { fieldId, TextAreaField } from "@/components/ui/form-fields";
import { Link } from "@/components/ui/link";
import { call } from "@/lib/coverage-api";
import { plural } from "@/lib/format";
import { endOrderAttempt, orderAttemptKey } from "@/lib/order-attempt";
import { onTheWay } from "@/lib/ordering";
import { useApiForm } from "@/lib/use-api-form";
import { useDraft } from "@/lib/use-draft";

interface Choice {
  readonly id: string;
  readonly title: string;
  readonly projectId: string;
  readonly projectTitle: string;
  readonly pageCount: number;
}

interface OrderFormProps {
  readonly serviceId: string;
  readonly pagesMax: number;
  readonly scripts: readonly Choice[];
}

export function OrderForm({ serviceId, pagesMax, scripts }: OrderFormProps) {
  const router = useRouter();
  const fitting = scripts.filter(({ pageCount }) => pageCount <= pagesMax);
  const only = fitting.length === 1 ? (fitting[0]?.id ?? "") : "";
  const { form, formId, ...frame } = useApiForm({
    schema: () => import("./order-fields").then(({ OrderFieldsSchema }) => OrderFieldsSchema),
    defaultValues: { scriptId: only, brief: "" },
    send: ({ scriptId, brief }) => {
      const projectId = scripts.find(({ id }) => id === scriptId)?.projectId ?? "";
      const body = { serviceId, scriptId, projectId, brief };
      return call("createOrder", { body }, { idempotencyKey: orderAttemptKey(body) });
    },
    onSuccess: ({ order }) => {
      endOrderAttempt();
      draft.clear();
      router.push(`/coverage/order/${serviceId}?order=${order.id}`);
    },
  });
  const draft = useDraft(`sm-brief-${serviceId}`, form);
  const error = form.formState.errors.scriptId?.message;
  const id = fieldId(formId, "scriptId");
  return (
    <FormFrame {...frame} submitLabel="Continue to payment">
      <fieldset aria-describedby={error ? `${id}-error` : undefined}>
        <legend className="mb-2 text-sm font-semibold">Which script?</legend>
        <div className="divide-y divide-rule border-y border-rule">
          {scripts.map((script, index) => (
            <label
              key={script.id}
              className="flex min-h-14 cursor-pointer items-center gap-4 py-3 pl-1 has-checked:bg-pencil-wash has-disabled:cursor-not-allowed"
            >
              <input
                type="radio"
                value={script.id}
                id={index === 0 ? id : undefined}
                defaultChecked={script.id === only}
                disabled={script.pageCount > pagesMax}
                className="ml-2 size-5 shrink-0 accent-pencil"
                {...form.register("scriptId")}
              />
              <span className="min-w-0 flex-1">
                <span className="block font-script font-bold">{script.title}</span>
                <span className="block text-sm text-ink-soft">{script.projectTitle}</span>
              </span>
              <span className="figures pr-2 text-right text-sm">
                {plural(script.pageCount, "page")}
                {script.pageCount > pagesMax && (
                  <span className="block text-xs text-bad">over the limit of {pagesMax}</span>
                )}
              </span>
            </label>
          ))}
        </div>
        {error && (
          <div className="mt-2">
            <FieldError id={`${id}-error`}>{error}</FieldError>
          </div>
        )}
        <p className="mt-3 text-sm text-ink-soft">
          Another draft?{" "}
          <Link className="link" href={onTheWay("/projects", serviceId)}>
            Upload it to its project
          </Link>
          .
        </p>
      </fieldset>
      <TextAreaField
        form={form}
        formId={formId}
        name="brief"
        label="Brief for the reader"
        hint="What should they watch for? Where do you have doubts? The reader sees this before claiming."
        rows={6}
        max={5_000}
        optional
      />
    </FormFrame>
  );
}
