/** Asks identity-service, as a service. */
import { internalApi } from "@script-manifest/contracts";
import { callService, ServiceCallError } from "@script-manifest/service-kit";
import type { Person } from "../../domain/entities.ts";
import type { People } from "../interface.ts";

const TIMEOUT_MS = 5_000;

export class HttpPeople implements People {
  readonly #baseUrl: string;
  readonly #token: () => string;

  constructor(o: { baseUrl: string; token: () => string }) {
    this.#baseUrl = o.baseUrl;
    this.#token = o.token;
  }

  async find(userId: string): Promise<Person | null> {
    try {
      const { user } = await callService({
        baseUrl: this.#baseUrl,
        endpoint: internalApi.getUser,
        params: { id: userId },
        token: this.#token(),
        timeoutMs: TIMEOUT_MS,
      });
      return { displayName: user.displayName, email: user.email };
    } catch (error) {
      if (error instanceof ServiceCallError && error.problem?.error === "not_found") return null;
      throw error;
    }
  }
}
