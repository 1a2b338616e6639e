"use client";
/** The provider's side of a dispute, said once. */
import { useRouter } from "next/navigation";
import { FormFrame } from "@/components/forms/form-frame";
import { TextAreaField } from "@/components/ui/form-fields";
import { call } from "@/lib/coverage-api";
import { notify } from "@/lib/notify";
import { useApiForm } from "@/lib/use-api-form";

export function DisputeAnswerForm({ orderId }: { orderId: string }) {
  const router = useRouter();
  const { form, formId, ...frame } = useApiForm({
    schema: () =>
      import("@script-manifest/contracts").then((contract) => contract.CoverageDisputeAnswerRequestSchema),
    defaultValues: { answer: "" },
    send: (body, attempt) => call("answerDispute", { params: { id: orderId }, body }, attempt),
    onSuccess: () => {
      notify("Your answer is sent", "The writer and the admin read it.");
      router.refresh();
    },
  });
  return (
    <FormFrame {...frame} submitLabel="Send your answer">
      <TextAreaField
        form={form}
        formId={formId}
        name="answer"
        label="How do you see it?"
        hint="You answer once. Say what was agreed and where it is in the report; page numbers help."
        rows={6}
        max={5_000}
      />
    </FormFrame>
  );
}
