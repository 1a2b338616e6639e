/** All scripts of the visitor, with the project each belongs to. */
import "server-only";
import type { Script } from "@script-manifest/contracts";
import { callAsVisitor, dataOrThrow } from "./coverage-server";

export interface ScriptChoice extends Script {
  readonly projectTitle: string;
}

export async function ownScripts(): Promise<readonly ScriptChoice[]> {
  const projects = await everyPage(async (query) => {
    const page = dataOrThrow(await callAsVisitor("listProjects", { query }));
    return { rows: page.projects, nextCursor: page.nextCursor };
  });
  const lists = await Promise.all(
    projects.map(async (project) => {
      const scripts = await everyPage(async (query) => {
        const page = dataOrThrow(await callAsVisitor("listScripts", { params: { id: project.id }, query }));
        return { rows: page.scripts, nextCursor: page.nextCursor };
      });
      return scripts.map((script) => ({ ...script, projectTitle: project.title }));
    }),
  );
  return lists.flat();
}

const PAGE_SIZE = 100;

/** None is left out: whoever orders must find the script they came with. */
async function everyPage<Row>(
  read: (query: { limit: number; cursor?: string }) => Promise<{ rows: Row[]; nextCursor: string | null }>,
): Promise<Row[]> {
  const found: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: { rows: Row[]; nextCursor: string | null } = await read({
      limit: PAGE_SIZE,
      ...(cursor && { cursor }),
    });
    found.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}
