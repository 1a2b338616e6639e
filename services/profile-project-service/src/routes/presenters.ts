/** Entities as the contract's JSON. */
import type { Project, Script } from "@script-manifest/contracts";
import { toIso } from "../domain/clock.ts";
import type { Project as StoredProject, Script as StoredScript } from "../domain/entities.ts";

export function presentProject(project: StoredProject): Project {
  const { id, ownerUserId, title, format, genre, logline, createdAt, updatedAt } = project;
  return {
    id,
    ownerUserId,
    title,
    format,
    genre,
    logline,
    createdAt: toIso(createdAt),
    updatedAt: toIso(updatedAt),
  };
}

export function presentScript(script: StoredScript): Script {
  const { id, projectId, title, fileName, format, pageCount, sizeBytes, createdAt } = script;
  return { id, projectId, title, fileName, format, pageCount, sizeBytes, createdAt: toIso(createdAt) };
}
