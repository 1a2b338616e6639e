"use client";
/** Title, format, genre, logline; then on to the first upload. */
import { useRouter } from "next/navigation";
import { FormFrame } from "@/components/forms/form-frame";
import { TextAreaField, TextField } from "@/components/ui/form-fields";
import { call } from "@/lib/coverage-api";
import { onTheWay } from "@/lib/ordering";
import { useApiForm } from "@/lib/use-api-form";

export function ProjectForm({ ordering }: { ordering: string | undefined }) {
  const router = useRouter();
  const { form, formId, ...frame } = useApiForm({
    schema: () =>
      import("@script-manifest/contracts").then((contract) => contract.ProjectCreateRequestSchema),
    defaultValues: { title: "", format: "", genre: "", logline: "" },
    send: (body) => call("createProject", { body }),
    onSuccess: ({ project }) => router.push(onTheWay(`/projects/${project.id}`, ordering)),
  });
  const field = { form, formId };
  return (
    <FormFrame {...frame} submitLabel="Create project">
      <TextField {...field} name="title" label="Title" />
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField {...field} name="format" label="Format" hint="Feature, pilot, short …" optional />
        <TextField {...field} name="genre" label="Genre" hint="Thriller, dark comedy …" optional />
      </div>
      <TextAreaField
        {...field}
        name="logline"
        label="Logline"
        hint="One or two sentences."
        rows={3}
        max={1_000}
        optional
      />
    </FormFrame>
  );
}
