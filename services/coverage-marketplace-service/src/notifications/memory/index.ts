/** Remembers what people were told, for tests: once per event and person, like the real one. */
import type { NotifyRequest } from "@script-manifest/contracts";
import type { Notifier } from "../interface.ts";

export class MemoryNotifier implements Notifier {
  readonly #told = new Set<string>();
  readonly #messages: NotifyRequest[] = [];

  async notify(message: NotifyRequest): Promise<void> {
    const key = `${message.eventId}\n${message.userId}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#messages.push(message);
  }

  /** Oldest first. */
  get messages(): readonly NotifyRequest[] {
    return this.#messages;
  }
}
