/** Remembers what people were told, for tests: once per event and person, like the real one. */
import type { NotifyRequest } from "@script-manifest/contracts";
import type { Notifier } from "../interface.ts";

export class MemoryNotifier implements Notifier {
  readonly #told = new Map<string, NotifyRequest>();

  async notify(message: NotifyRequest): Promise<void> {
    const key = `${message.eventId}\n${message.userId}`;
    if (!this.#told.has(key)) this.#told.set(key, message);
  }

  get messages(): readonly NotifyRequest[] {
    return [...this.#told.values()];
  }
}
