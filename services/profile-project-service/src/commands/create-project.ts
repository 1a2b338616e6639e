import type { ProjectCreateRequest } from "@script-manifest/contracts";
import type { Project } from "../domain/entities.ts";
import { type CommandDeps, type Requester, sameRequest } from "./deps.ts";

/** A writer begins a project. The same Idempotency-Key gives the same project. */
export async function createProject(
  { repository, newId }: CommandDeps,
  { requester, request }: { requester: Requester; request: ProjectCreateRequest },
): Promise<Project> {
  const { userId, idempotencyKey, requestHash } = requester;
  const project = await repository.createProject({
    id: newId("project"),
    ownerUserId: userId,
    ...request,
    idempotencyKey,
    requestHash,
  });
  return sameRequest(project, requester);
}
