"use client";
/** An act that needs its reason in words: asks, sends, says that it worked. */
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { z } from "zod";
import { Button, type ButtonLook } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextAreaField } from "@/components/ui/form-fields";
import type { Result } from "@/lib/http";
import { notify } from "@/lib/notify";
import { useApiForm } from "@/lib/use-api-form";
import { FormFrame } from "./form-frame";

export interface ReasonDialogProps {
  readonly title: string;
  readonly description: ReactNode;
  readonly label: string;
  readonly hint: string;
  readonly max: number;
  readonly submitLabel: string;
  readonly look?: ButtonLook;
  /** The API's name of the field, so that its complaint lands here. */
  readonly apiField: string;
  readonly send: (reason: string, attempt: { readonly idempotencyKey: string }) => Promise<Result<unknown>>;
  readonly done: string;
  readonly onClose: () => void;
}

export function ReasonDialog(props: ReasonDialogProps) {
  const { title, description, label, hint, max, apiField, submitLabel, look = "prominent" } = props;
  const router = useRouter();
  const { form, formId, ...frame } = useApiForm({
    schema: z.object({ reason: z.string().trim().min(1).max(max) }),
    defaultValues: { reason: "" },
    apiFields: { [apiField]: "reason" },
    send: ({ reason }, attempt) => props.send(reason, attempt),
    onSuccess: () => {
      notify(props.done);
      router.refresh();
      props.onClose();
    },
  });
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()} title={title} description={description}>
      <FormFrame
        {...frame}
        look={look}
        submitLabel={submitLabel}
        footer={<Button onClick={props.onClose}>Not now</Button>}
      >
        <TextAreaField
          form={form}
          formId={formId}
          name="reason"
          label={label}
          hint={hint}
          rows={4}
          max={max}
        />
      </FormFrame>
    </Dialog>
  );
}
