/** One search box whose words end up in the address; works without script. */
import Form from "next/form";
import { Button } from "./button";
import { CONTROL, Field } from "./field";

interface SearchFormProps {
  readonly action: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  /** Other parameters of the address that a search keeps. */
  readonly keep?: Readonly<Record<string, string>>;
}

export function SearchForm({ action, label, hint, value, keep = {} }: SearchFormProps) {
  return (
    <Form action={action} role="search" className="mb-6 flex max-w-form items-end gap-3">
      {Object.entries(keep).map(([name, kept]) => (
        <input key={name} type="hidden" name={name} value={kept} />
      ))}
      <Field id="search" label={label} hint={hint} className="min-w-0 flex-1">
        {(control) => (
          <input {...control} key={value} type="search" name="q" defaultValue={value} className={CONTROL} />
        )}
      </Field>
      <Button type="submit">Search</Button>
    </Form>
  );
}
