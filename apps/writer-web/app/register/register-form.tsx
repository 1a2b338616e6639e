"use client";
/** Name, e-mail and password; afterwards one is signed in. */
import { FormFrame } from "@/components/forms/form-frame";
import { TextField } from "@/components/ui/form-fields";
import { call } from "@/lib/coverage-api";
import { useApiForm } from "@/lib/use-api-form";

export function RegisterForm({ returnTo }: { returnTo: string }) {
  const { form, formId, ...frame } = useApiForm({
    schema: () => import("@script-manifest/contracts").then((contract) => contract.RegisterRequestSchema),
    defaultValues: { email: "", password: "", displayName: "" },
    send: (body) => call("register", { body }),
    // A full load, so that nothing rendered for the anonymous visitor lingers in the router's cache.
    onSuccess: () => window.location.assign(returnTo),
  });
  return (
    <FormFrame {...frame} submitLabel="Create account">
      <TextField
        form={form}
        formId={formId}
        name="displayName"
        label="Name"
        hint="As readers and writers will see it."
        autoComplete="name"
      />
      <TextField form={form} formId={formId} name="email" label="E-mail" type="email" autoComplete="email" />
      <TextField
        form={form}
        formId={formId}
        name="password"
        label="Password"
        hint="At least 10 characters. A short sentence is easier to remember."
        type="password"
        autoComplete="new-password"
      />
    </FormFrame>
  );
}
