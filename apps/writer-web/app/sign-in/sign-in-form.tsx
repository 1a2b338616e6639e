"use client";
/** E-mail and password. The answer sets a cookie this code never sees. */
import { FormFrame } from "@/components/forms/form-frame";
import { TextField } from "@/components/ui/form-fields";
import { call } from "@/lib/coverage-api";
import { useApiForm } from "@/lib/use-api-form";

export function SignInForm({ returnTo }: { returnTo: string }) {
  const { form, formId, ...frame } = useApiForm({
    schema: () => import("@script-manifest/contracts").then((contract) => contract.LoginRequestSchema),
    defaultValues: { email: "", password: "" },
    send: (body) => call("login", { body }),
    // A full load, so that nothing rendered for the anonymous visitor lingers in the router's cache.
    onSuccess: () => window.location.assign(returnTo),
  });
  return (
    <FormFrame {...frame} submitLabel="Sign in">
      <TextField form={form} formId={formId} name="email" label="E-mail" type="email" autoComplete="email" />
      <TextField
        form={form}
        formId={formId}
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
      />
    </FormFrame>
  );
}
