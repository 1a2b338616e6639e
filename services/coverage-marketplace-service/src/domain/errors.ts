/** What can go wrong by the rules. Programmer mistakes throw plain errors and become 500s. */
import type { ErrorCode, ProblemIssue } from "@script-manifest/contracts";

/**
 * A refusal the caller can understand and act on. Its code decides the HTTP status, elsewhere (service-kit's
 * table).
 */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  readonly issues: readonly ProblemIssue[];

  constructor(code: ErrorCode, message: string, issues: readonly ProblemIssue[] = []) {
    super(message);
    this.code = code;
    this.issues = issues;
  }
}
