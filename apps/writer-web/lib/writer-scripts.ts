/** All scripts of the visitor, with the project each belongs to. */
import "server-only";
import type { Script } from "@script-manifest/contracts";
import { callAsVisitor, dataOrThrow } from "./coverage-server";

export interface ScriptChoice extends Script {
  readonly projectTitle: string;
}

export async function ownScripts(): Promise<readonly ScriptChoice[]> {
  const { projects } = dataOrThrow(await callAsVisitor("listProjects", {}));
  const lists = await Promise.all(
    projects.map(async (project) => {
      const { scripts } = dataOrThrow(await callAsVisitor("listScripts", { params: { id: project.id } }));
      return scripts.map((script) => ({ ...script, projectTitle: project.title }));
    }),
  );
  return lists.flat();
}
