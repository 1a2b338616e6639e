import type { Project } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import type { CommandDeps } from "./deps.ts";

/** One's own project. Somebody else's is answered like a missing one, so that ids cannot be probed. */
export async function loadProject(
  { repository }: Pick<CommandDeps, "repository">,
  { projectId, userId }: { projectId: string; userId: string },
): Promise<Project> {
  const project = await repository.getProject(projectId);
  if (project?.ownerUserId !== userId) throw new DomainError("not_found", "There is no such project.");
  return project;
}
