/** Asks coverage-marketplace-service, as a service. */
import { internalApi } from "@script-manifest/contracts";
import { callService } from "@script-manifest/service-kit";
import { type ScriptAccess, ScriptAccessUnavailable } from "../interface.ts";

const TIMEOUT_MS = 3_000;

export class HttpScriptAccess implements ScriptAccess {
  readonly #baseUrl: string;
  readonly #token: () => string;

  constructor(o: { baseUrl: string; token: () => string }) {
    this.#baseUrl = o.baseUrl;
    this.#token = o.token;
  }

  async mayRead(o: { scriptId: string; userId: string; requestId: string }): Promise<boolean> {
    try {
      const { allowed } = await callService({
        baseUrl: this.#baseUrl,
        endpoint: internalApi.getScriptAccess,
        query: { scriptId: o.scriptId, userId: o.userId },
        token: this.#token(),
        requestId: o.requestId,
        timeoutMs: TIMEOUT_MS,
      });
      return allowed;
    } catch (error) {
      throw new ScriptAccessUnavailable("coverage-marketplace-service could not be asked", { cause: error });
    }
  }
}
