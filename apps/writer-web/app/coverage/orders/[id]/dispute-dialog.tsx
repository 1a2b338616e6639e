"use client";
/** Opening a dispute: what is wrong, in the writer's words. */
import { useRouter } from "next/navigation";
import { FormFrame } from "@/components/forms/form-frame";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField, TextAreaField } from "@/components/ui/form-fields";
import { call } from "@/lib/coverage-api";
import { notify } from "@/lib/notify";
import { useApiForm } from "@/lib/use-api-form";
import { disputeReasonWords } from "@/lib/words";

const REASONS = Object.entries(disputeReasonWords).map(([value, label]) => ({ value, label }));

export function DisputeDialog({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const router = useRouter();
  const { form, formId, ...frame } = useApiForm({
    schema: () =>
      import("@script-manifest/contracts").then((contract) => contract.CoverageDisputeCreateRequestSchema),
    defaultValues: { reason: "quality", description: "" },
    send: (body, attempt) => call("openDispute", { params: { id: orderId }, body }, attempt),
    onSuccess: () => {
      notify("The dispute is open", "An admin will look at it. The money stays held.");
      router.refresh();
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Open a dispute"
      description="An admin reads both sides and decides on a full refund, a partial refund, or none. Until then the money stays held."
    >
      <FormFrame
        {...frame}
        submitLabel="Open the dispute"
        footer={<Button onClick={onClose}>Not now</Button>}
      >
        <SelectField form={form} formId={formId} name="reason" label="What is it about?" choices={REASONS} />
        <TextAreaField
          form={form}
          formId={formId}
          name="description"
          label="What is wrong?"
          hint="Say what was sold and what you got. Page numbers help."
          rows={6}
          max={5_000}
        />
      </FormFrame>
    </Dialog>
  );
}
