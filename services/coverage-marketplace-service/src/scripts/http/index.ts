/** Asks profile-project-service about a script, as a service. */
import { internalApi } from "@script-manifest/contracts";
import { callService, ServiceCallError } from "@script-manifest/service-kit";
import { type ScriptDirectory, ScriptDirectoryUnavailable, type ScriptFacts } from "../interface.ts";

const TIMEOUT_MS = 5_000;

export class HttpScriptDirectory implements ScriptDirectory {
  readonly #baseUrl: string;
  readonly #token: () => string;

  constructor(o: { baseUrl: string; token: () => string }) {
    this.#baseUrl = o.baseUrl;
    this.#token = o.token;
  }

  async getScript(scriptId: string, o: { requestId: string | null }): Promise<ScriptFacts | null> {
    try {
      const { script } = await callService({
        baseUrl: this.#baseUrl,
        endpoint: internalApi.getScript,
        params: { id: scriptId },
        token: this.#token(),
        timeoutMs: TIMEOUT_MS,
        ...(o.requestId && { requestId: o.requestId }),
      });
      const { id, projectId, ownerUserId, title, pageCount, project } = script;
      return { id, projectId, ownerUserId, title, pageCount, ...project };
    } catch (error) {
      if (error instanceof ServiceCallError && error.status === 404) return null;
      throw new ScriptDirectoryUnavailable("profile-project-service cannot be asked", { cause: error });
    }
  }
}
