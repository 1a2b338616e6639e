/** What the marketplace must know of a script before it is ordered. profile-project-service owns scripts. */

export interface ScriptFacts {
  readonly id: string;
  readonly projectId: string;
  readonly ownerUserId: string;
  readonly title: string;
  readonly pageCount: number;
  /** The project's, in the writer's words; empty when the writer gave none. */
  readonly format: string;
  readonly genre: string;
}

export interface ScriptDirectory {
  /** Null when there is none. Throws ScriptDirectoryUnavailable when it cannot be asked now. */
  getScript(scriptId: string, o: { requestId: string | null }): Promise<ScriptFacts | null>;
}

export class ScriptDirectoryUnavailable extends Error {
  override readonly name = "ScriptDirectoryUnavailable";
}
