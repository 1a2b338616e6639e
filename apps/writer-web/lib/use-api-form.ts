"use client";
/**
 * A form that speaks to one endpoint: the contract's schema validates it, the API's problem comes back to its
 * fields, and what was typed is never lost.
 */
import type { Problem } from "@script-manifest/contracts";
import { type RefObject, useId, useRef, useState, useTransition } from "react";
import {
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  get,
  type Resolver,
  type UseFormReturn,
  useForm,
} from "react-hook-form";
import type { z } from "zod";
import type { SummaryItem } from "@/components/ui/error-summary";
import { fieldId } from "@/components/ui/form-fields";
import { humanMessage } from "./form-messages";
import { type Result, unreachable } from "./http";
import { problemItems, toldHere } from "./problem-words";
import { useEarlyForm } from "./use-early-form";

export interface ApiForm<In extends FieldValues, Out> {
  readonly form: UseFormReturn<In, unknown, Out>;
  readonly formId: string;
  /** Of the form, which carries `data-early`: what is typed or sent before the script arrives counts. */
  readonly element: RefObject<HTMLFormElement | null>;
  /** The summary to show at the top, or null while there is nothing wrong. */
  readonly summary: {
    readonly title: string;
    readonly items: readonly SummaryItem[];
    readonly requestId?: string;
  } | null;
  readonly pending: boolean;
  /** The `onSubmit` handler: validates, sends, and hands a success on. */
  readonly submit: (event?: React.BaseSyntheticEvent) => Promise<void>;
}

interface ApiFormOptions<In extends FieldValues, Out, Answer> {
  /**
   * What the fields must be. A loader keeps schemas and their library out of what the page has to load
   * before it can be used; they come when somebody starts to type.
   */
  readonly schema: z.ZodType<Out, In> | (() => Promise<z.ZodType<Out, In>>);
  readonly defaultValues: DefaultValues<In>;
  /** The API's name of a field → the form's, where they differ. */
  readonly apiFields?: Readonly<Record<string, FieldPath<In>>>;
  /** With the same key until an answer is certain: pressing again then repeats, and never does it twice. */
  readonly send: (values: Out, attempt: { readonly idempotencyKey: string }) => Promise<Result<Answer>>;
  /** The form stays pending until where it leads to is shown. */
  readonly onSuccess: (answer: Answer) => void | Promise<void>;
}

export function useApiForm<In extends FieldValues, Out, Answer>(
  options: ApiFormOptions<In, Out, Answer>,
): ApiForm<In, Out> {
  const formId = useId();
  const [problem, setProblem] = useState<Problem | null>(null);
  // Counts refused submissions, so that the summary appears only after one.
  const [refusals, setRefusals] = useState(0);
  const form = useForm<In, unknown, Out>({
    resolver: async (...values) => (await resolverOf(options.schema))(...values),
    defaultValues: options.defaultValues,
    shouldFocusError: false,
  });
  const element = useEarlyForm(form);
  const [submitting, setSubmitting] = useState(false);
  const [leaving, startLeaving] = useTransition();
  const attempt = useRef<{ readonly content: string; readonly idempotencyKey: string } | null>(null);

  async function send(values: Out) {
    setProblem(null);
    const content = JSON.stringify(values);
    if (attempt.current?.content !== content)
      attempt.current = { content, idempotencyKey: crypto.randomUUID() };
    const result = await options.send(values, attempt.current);
    if (result.ok || result.problem.status < 500) attempt.current = null;
    if (result.ok) return startLeaving(async () => options.onSuccess(result.data));
    for (const issue of result.problem.issues ?? []) {
      const apiName = issue.path.replace(/^body\./, "");
      const name = options.apiFields?.[apiName] ?? apiName;
      if (get(form.getValues(), name) !== undefined)
        form.setError(name as FieldPath<In>, { message: issue.message });
    }
    setProblem(toldHere(result.problem));
  }

  async function submit(event?: React.BaseSyntheticEvent) {
    event?.preventDefault();
    setSubmitting(true);
    // What validates may itself still have to arrive; without it nothing is sent and nothing is lost.
    const arrived = await resolverOf(options.schema).catch(() => null);
    if (arrived) await form.handleSubmit(send, () => setRefusals((count) => count + 1))();
    else setProblem(unreachable("POST"));
    setSubmitting(false);
  }

  const fieldItems = refusals > 0 ? summaryItems(form.formState.errors, formId) : [];
  return {
    form,
    formId,
    element,
    pending: submitting || leaving,
    summary: summaryOf(problem, fieldItems),
    submit,
  };
}

async function resolverOf<In extends FieldValues, Out>(
  given: ApiFormOptions<In, Out, unknown>["schema"],
): Promise<Resolver<In, unknown, Out>> {
  const [{ zodResolver }, schema] = await Promise.all([
    import("@hookform/resolvers/zod"),
    typeof given === "function" ? given() : given,
  ]);
  return zodResolver<In, unknown, Out, typeof schema>(schema, { error: humanMessage });
}

function summaryOf(
  problem: Problem | null,
  items: readonly SummaryItem[],
): ApiForm<FieldValues, unknown>["summary"] {
  if (problem)
    return {
      title: problem.title,
      items: items.length > 0 ? items : problemItems(problem),
      requestId: problem.requestId,
    };
  return items.length > 0 ? { title: "Some fields need another look", items } : null;
}

/** Every field's complaint, also of fields within fields. */
function summaryItems(errors: object, formId: string, prefix = ""): SummaryItem[] {
  return Object.entries(errors).flatMap(([name, error]) => {
    if (typeof error !== "object" || error === null) return [];
    const message: unknown = error.message ?? error.root?.message;
    const path = `${prefix}${name}`;
    return typeof message === "string"
      ? [{ message, fieldId: fieldId(formId, path) }]
      : summaryItems(error, formId, `${path}.`);
  });
}
