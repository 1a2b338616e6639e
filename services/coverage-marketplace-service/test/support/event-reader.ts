/** Reads server-sent events off a real connection, one at a time. */
import assert from "node:assert/strict";

export class EventReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #abort: AbortController;
  #text = "";

  private constructor(reader: ReadableStreamDefaultReader<Uint8Array>, abort: AbortController) {
    this.#reader = reader;
    this.#abort = abort;
  }

  static async open(
    { url, headers }: { url: string; headers: Record<string, string> },
    lastEventId?: string,
  ): Promise<EventReader> {
    const abort = new AbortController();
    const answer = await fetch(url, {
      headers: { ...headers, ...(lastEventId !== undefined && { "last-event-id": lastEventId }) },
      signal: abort.signal,
    });
    assert.equal(answer.status, 200);
    assert.ok(answer.body);
    return new EventReader(answer.body.getReader(), abort);
  }

  /** The id of the next event; null when the stream has ended. */
  async next(): Promise<string | null> {
    for (;;) {
      const [block, ...rest] = this.#text.split("\n\n");
      if (rest.length === 0) {
        const { done, value } = await this.#reader.read();
        if (done) return null;
        this.#text += new TextDecoder().decode(value);
        continue;
      }
      this.#text = rest.join("\n\n");
      const id = /^id: (.*)$/m.exec(block ?? "")?.[1];
      if (id !== undefined) return id;
    }
  }

  close(): void {
    this.#abort.abort();
  }
}
