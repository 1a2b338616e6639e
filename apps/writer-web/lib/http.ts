/**
 * What both clients share: addresses out of a path with parameters, and answers read as a result, never as an
 * exception.
 *
 * Belongs here: wire shape. Does not: schemas as values (the browser's bundle stays free of them), cookies,
 * React.
 */
import type { ErrorCode, Problem } from "@script-manifest/contracts";

export type Result<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly problem: Problem };

export interface AddressParts {
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * `/orders/:id` with its parameters filled in and the query appended; undefined and empty values are left
 * out.
 */
export function addressOf(path: string, { params = {}, query = {} }: AddressParts): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name] ?? "")));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== "") search.set(name, String(value));
  return search.size > 0 ? `${filled}?${search}` : filled;
}

/** A problem of our own, for when no answer came or the answer was none of the API's. */
export function ownProblem(
  error: ErrorCode,
  o: { status: number; title: string; detail: string; requestId?: string },
): Problem {
  return { type: `/problems/${error}`, error, requestId: o.requestId ?? "", ...o };
}

/**
 * The gateway could not be reached, or gave up. Of a change nobody knows then whether it was made; the same
 * one again is made once, as it carries the same key.
 */
export function unreachable(method = "GET", requestId = ""): Problem {
  return ownProblem("upstream_unavailable", {
    status: 503,
    title: "Script Manifest does not answer",
    detail:
      method === "GET"
        ? "We could not reach our servers. Nothing was changed; try again in a moment."
        : "We heard nothing back from our servers. Try again in a moment: whatever was done is not done twice.",
    requestId,
  });
}

/** The problem in an error's answer; an answer that isn't one becomes a problem with the answer's status. */
export async function readProblem(response: Response): Promise<Problem> {
  const requestId = response.headers.get("x-request-id") ?? "";
  try {
    const body: unknown = await response.json();
    if (isProblem(body)) return body;
  } catch {
    // Not JSON: a proxy in between answered. Its status is all we know.
  }
  const error: ErrorCode = response.status >= 500 ? "upstream_unavailable" : "invalid_payload";
  return ownProblem(error, {
    status: response.status,
    title: response.status >= 500 ? "Something went wrong on our side" : "Unexpected answer",
    detail: "Try again in a moment.",
    requestId,
  });
}

function isProblem(body: unknown): body is Problem {
  if (typeof body !== "object" || body === null) return false;
  return "error" in body && "title" in body && "detail" in body && "status" in body;
}
