/** What the commands work with, and who asks. */
import type { ObjectStorage } from "@script-manifest/service-kit";
import type { RequestMark } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import type { NewId, NewSecretName } from "../domain/ids.ts";
import type { ScriptReader } from "../reading/interface.ts";
import type { ProfileProjectRepository } from "../repository/interface.ts";
import type { ScriptAccess } from "../script-access/interface.ts";

export interface CommandDeps {
  readonly repository: ProfileProjectRepository;
  readonly storage: ObjectStorage;
  readonly reader: ScriptReader;
  readonly scriptAccess: ScriptAccess;
  readonly newId: NewId;
  readonly newSecretName: NewSecretName;
}

/** The proved caller of a request, and how the request may be repeated. */
export interface Requester extends RequestMark {
  readonly userId: string;
  readonly isAdmin: boolean;
  readonly requestId: string;
}

/** The stored answer to a repeated request; throws when the key was first used for something else. */
export function sameRequest<T extends RequestMark>(stored: T, request: RequestMark): T {
  const reused = stored.idempotencyKey !== null && stored.idempotencyKey === request.idempotencyKey;
  if (reused && stored.requestHash !== request.requestHash)
    throw new DomainError("idempotency_key_reused", "This Idempotency-Key was used with another body.");
  return stored;
}
