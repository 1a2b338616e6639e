/** Tells notification-service, as a service. Once per event and person is its promise. */
import { internalApi, type NotifyRequest } from "@script-manifest/contracts";
import { callService } from "@script-manifest/service-kit";
import type { Notifier } from "../interface.ts";

const TIMEOUT_MS = 5_000;

export class HttpNotifier implements Notifier {
  readonly #baseUrl: string;
  readonly #token: () => string;

  constructor(o: { baseUrl: string; token: () => string }) {
    this.#baseUrl = o.baseUrl;
    this.#token = o.token;
  }

  async notify(message: NotifyRequest): Promise<void> {
    await callService({
      baseUrl: this.#baseUrl,
      endpoint: internalApi.notify,
      body: message,
      token: this.#token(),
      timeoutMs: TIMEOUT_MS,
    });
  }
}
