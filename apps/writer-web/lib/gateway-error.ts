/**
 * A problem of the API that ends a page's rendering. In production Next hides an error's message from the
 * browser but keeps its digest, so the digest carries what the error page may say: the status and the request
 * id.
 */
import type { Problem } from "@script-manifest/contracts";

const MARK = "SM_PROBLEM";

export class GatewayError extends Error {
  override readonly name = "GatewayError";
  readonly digest: string;

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.error}: ${problem.detail}`);
    this.digest = [MARK, problem.status, problem.error, problem.requestId].join(";");
  }
}

export interface ProblemDigest {
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
}

/** What a digest says, or null when the error is none of the API's. */
export function readDigest(error: unknown): ProblemDigest | null {
  if (typeof error !== "object" || error === null || !("digest" in error)) return null;
  const [mark, status = "500", code = "internal", requestId = ""] = String(error.digest).split(";");
  return mark === MARK ? { status: Number(status), code, requestId } : null;
}
