/**
 * What a refusal says to whoever pressed. The API's own words are for people too, but it does not know what
 * they look at: here are the few that need it.
 */
import type { ErrorCode, Problem } from "@script-manifest/contracts";
import type { SummaryItem } from "@/components/ui/error-summary";

const WORDS: Partial<Record<ErrorCode, { readonly title: string; readonly detail: string }>> = {
  invalid_transition: {
    title: "This has changed meanwhile",
    detail: "Nothing was done. The page now shows how it stands.",
  },
  unauthorized: {
    title: "Your session has ended",
    detail: "Sign in again in another tab, then press once more. What you typed stays here.",
  },
};

export function toldHere(problem: Problem): Problem {
  return { ...problem, ...WORDS[problem.error] };
}

/** The problem as an error summary lists it: with the way to sign in where that is what it needs. */
export function problemItems({ error, detail }: Pick<Problem, "error" | "detail">): readonly SummaryItem[] {
  return [{ message: detail, ...(error === "unauthorized" && { href: "/sign-in" }) }];
}
