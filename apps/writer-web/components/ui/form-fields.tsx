"use client";
/** Fields bound to a react-hook-form: they show their own error and count their own characters. */
import { type ReactNode, useState } from "react";
import {
  type FieldPath,
  type FieldValues,
  get,
  type RegisterOptions,
  type UseFormReturn,
  useWatch,
} from "react-hook-form";
import { CONTROL, type ControlAttributes, Field } from "./field";

interface BoundProps<T extends FieldValues> {
  // Output differs from input where a schema has defaults; a field only ever sees the input.
  // biome-ignore lint/suspicious/noExplicitAny: the transformed output type is irrelevant to a field.
  readonly form: UseFormReturn<T, any, any>;
  readonly formId: string;
  readonly name: FieldPath<T>;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  /** Characters allowed; shows a count. */
  readonly max?: number;
  readonly className?: string;
}

/** The id of a form's field, so that an error summary can link to it. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name.replaceAll(".", "-")}`;
}

export function TextField<T extends FieldValues>(
  props: BoundProps<T> & {
    readonly type?: "text" | "email" | "password" | "date";
    readonly autoComplete?: string;
    readonly inputMode?: "text" | "decimal" | "numeric";
    readonly placeholder?: string;
    readonly prefix?: string;
    readonly suffix?: string;
    readonly options?: RegisterOptions<T, FieldPath<T>>;
  },
) {
  const { form, name, type = "text", options, prefix, suffix, autoComplete, inputMode, placeholder } = props;
  return (
    <Bound {...props}>
      {(control) => (
        <span className="relative flex items-center">
          {prefix && <span className="pointer-events-none absolute left-3 text-ink-faint">{prefix}</span>}
          <input
            {...control}
            {...form.register(name, options)}
            {...{ type, autoComplete, inputMode, placeholder }}
            className={`${CONTROL} ${prefix ? "pl-7" : ""} ${suffix ? "pr-16" : ""}`}
          />
          {suffix && (
            <span className="pointer-events-none absolute right-3 text-sm text-ink-faint">{suffix}</span>
          )}
        </span>
      )}
    </Bound>
  );
}

export function TextAreaField<T extends FieldValues>(
  props: BoundProps<T> & { readonly rows?: number; readonly placeholder?: string },
) {
  const { form, name, rows = 5, placeholder } = props;
  return (
    <Bound {...props}>
      {(control) => (
        <textarea
          {...control}
          {...form.register(name)}
          rows={rows}
          placeholder={placeholder}
          className={`${CONTROL} field-sizing-content min-h-24 font-serif leading-relaxed`}
          style={{ minHeight: `${rows * 1.6 + 1}rem` }}
        />
      )}
    </Bound>
  );
}

export function SelectField<T extends FieldValues>(
  props: BoundProps<T> & {
    readonly choices: readonly { readonly value: string; readonly label: string }[];
    readonly options?: RegisterOptions<T, FieldPath<T>>;
  },
) {
  const { form, name, choices, options } = props;
  return (
    <Bound {...props}>
      {(control) => (
        <select {...control} {...form.register(name, options)} className={CONTROL}>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Bound>
  );
}

function Bound<T extends FieldValues>({
  form,
  formId,
  name,
  label,
  hint,
  optional,
  max,
  className,
  children,
}: BoundProps<T> & {
  readonly children: (control: ControlAttributes & { readonly defaultValue: string }) => ReactNode;
}) {
  const value: unknown = useWatch({ control: form.control, name });
  // The form fills its fields by script; the server's page has to show what it will.
  const [initial] = useState(typeof value === "string" ? value : "");
  const error: { message?: string } | undefined = get(form.formState.errors, name);
  const length = typeof value === "string" ? value.length : 0;
  return (
    <Field
      id={fieldId(formId, name)}
      label={label}
      hint={hint}
      error={error?.message}
      {...(optional && { optional })}
      {...(className && { className })}
      count={max === undefined ? undefined : { length, max }}
    >
      {(control) => children({ ...control, defaultValue: initial })}
    </Field>
  );
}
