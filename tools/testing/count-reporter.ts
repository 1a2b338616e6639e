/** A reporter for Node's test runner that writes down nothing but the final counts, for the closing line. */
import type { TestEvent } from "node:test/reporters";

export default async function* countReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    // One summary per file, and one for all of them, which names no file.
    if (event.type === "test:summary" && event.data.file === undefined)
      yield JSON.stringify(event.data.counts);
  }
}
