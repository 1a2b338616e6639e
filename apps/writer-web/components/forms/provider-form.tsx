"use client";
/** Who a provider is to writers: name, a few words, specialties. New, or changed. */
import { CoverageProviderCreateRequestSchema } from "@script-manifest/contracts";
import { useRouter } from "next/navigation";
import { z } from "zod";
import { FormFrame } from "@/components/forms/form-frame";
import { TextAreaField, TextField } from "@/components/ui/form-fields";
import { call } from "@/lib/coverage-api";
import { notify } from "@/lib/notify";
import { useApiForm } from "@/lib/use-api-form";
import { useDraft } from "@/lib/use-draft";

const { displayName, bio, specialties } = CoverageProviderCreateRequestSchema.shape;

/** Specialties are typed as one line, separated by commas. */
const ProviderFieldsSchema = z.object({
  displayName,
  bio,
  specialties: z
    .string()
    .transform((line) =>
      line
        .split(",")
        .map((name) => name.trim())
        .filter(Boolean),
    )
    .pipe(specialties.unwrap()),
});

interface ProviderFormProps {
  /** The provider to change; null for a new one. */
  readonly provider: {
    readonly id: string;
    readonly displayName: string;
    readonly bio: string;
    readonly specialties: readonly string[];
  } | null;
  readonly suggestedName: string;
  readonly doneHref: string;
  /** Where this browser keeps what is typed until it is sent. */
  readonly draftKey?: string;
}

export function ProviderForm({ provider, suggestedName, doneHref, draftKey }: ProviderFormProps) {
  const router = useRouter();
  const { form, formId, ...frame } = useApiForm({
    schema: ProviderFieldsSchema,
    defaultValues: {
      displayName: provider?.displayName ?? suggestedName,
      bio: provider?.bio ?? "",
      specialties: provider?.specialties.join(", ") ?? "",
    },
    send: async (body, attempt): Promise<Awaited<ReturnType<typeof call<"updateProvider">>>> =>
      provider
        ? call("updateProvider", { params: { id: provider.id }, body })
        : call("createProvider", { body }, attempt),
    onSuccess: () => {
      draft.clear();
      if (provider) notify("Saved");
      router.push(doneHref);
      router.refresh();
    },
  });
  const draft = useDraft(draftKey ?? null, form);
  const field = { form, formId };
  return (
    <FormFrame {...frame} submitLabel={provider ? "Save changes" : "Continue"}>
      <TextField {...field} name="displayName" label="Name writers will see" />
      <TextAreaField
        {...field}
        name="bio"
        label="About you"
        hint="What you have read, for whom, and how you read. Writers choose a person."
        rows={8}
        max={5_000}
        optional
      />
      <TextField
        {...field}
        name="specialties"
        label="Specialties"
        hint="Separated by commas, up to 20. For example: Horror, Half-hour pilots, Animation."
        optional
      />
    </FormFrame>
  );
}
