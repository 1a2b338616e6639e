/**
 * What this service needs remembered. Implemented by PgProfileProjectRepository and
 * MemoryProfileProjectRepository; both pass test/contract/repository.contract.ts.
 *
 * Belongs here: promises, nulls, races. Does not: driver types, rules (domain/, commands/).
 *
 * Terms. A *create* is repeatable: when the same user created something under the same Idempotency-Key
 * before, that one is answered and nothing is stored. The caller compares the request hashes; of concurrent
 * creates exactly one stores, and all answer what it stored. Times are the store's own.
 */
import type { Project, Script, ScriptUpload } from "../domain/entities.ts";

export type NewProject = Omit<Project, "createdAt" | "updatedAt">;
export type NewScriptUpload = Omit<ScriptUpload, "createdAt">;
export type NewScript = Omit<Script, "createdAt">;

/** Where a page of a list begins, and how long it may be. */
export interface PageAsked {
  readonly limit: number;
  /** The id of the row before the page's first one, as a former page's `next` gave it. */
  readonly after?: string | undefined;
}

/** Newest first. A row that is added meanwhile moves none from one page to another. */
export interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  /** Null on the last page. */
  readonly next: string | null;
}

export interface ProjectStore {
  createProject(project: NewProject): Promise<Project>;
  /** Whoever owns it; null when there is none. */
  getProject(id: string): Promise<Project | null>;
  /** Empty when `after` is no project of theirs. */
  listProjects(ownerUserId: string, page: PageAsked): Promise<PageOf<Project>>;
}

export interface ScriptUploadStore {
  createUpload(upload: NewScriptUpload): Promise<ScriptUpload>;
  getUpload(fileKey: string): Promise<ScriptUpload | null>;
}

export interface ScriptStore {
  /**
   * Also answers what is there when a script was already made from the same upload: one upload is one script.
   */
  createScript(script: NewScript): Promise<Script>;
  /**
   * What createScript would answer without storing: by the user's key first, then by the upload. Null when
   * nothing.
   */
  findScript(o: Pick<NewScript, "ownerUserId" | "idempotencyKey" | "uploadKey">): Promise<Script | null>;
  getScript(id: string): Promise<Script | null>;
  /** Empty when `after` is no script of the project. */
  listScripts(projectId: string, page: PageAsked): Promise<PageOf<Script>>;
}

export interface ProfileProjectRepository extends ProjectStore, ScriptUploadStore, ScriptStore {
  /** Throws when the store cannot be asked. */
  healthCheck(): Promise<void>;
}
