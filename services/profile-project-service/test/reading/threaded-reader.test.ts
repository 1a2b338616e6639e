import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createThreadedReader, READING_LIMITS } from "../../src/reading/threaded-reader.ts";
import { bytesOf, fdxFile, fountainFile, makePdf, makePdfBomb } from "../fixtures/files.ts";

describe("the threaded reader", () => {
  it("reads every format", async () => {
    const reader = createThreadedReader();
    assert.deepEqual(await reader.read(fountainFile), { kind: "script", format: "fountain", pageCount: 2 });
    assert.deepEqual(await reader.read(fdxFile), { kind: "script", format: "fdx", pageCount: 2 });
    const pdf = await makePdf({ pages: 3 });
    assert.deepEqual(await reader.read(Buffer.from(pdf)), { kind: "script", format: "pdf", pageCount: 3 });
  });

  it("leaves the caller's bytes as they were", async () => {
    const bytes = await makePdf({ pages: 1 });
    const copy = bytes.slice();
    await createThreadedReader().read(bytes);
    assert.deepEqual(bytes, copy);
  });

  it("gives up on a file that takes too long", async () => {
    const reader = createThreadedReader({ ...READING_LIMITS, timeoutMs: 400 });
    const reading = await reader.read(bytesOf("[[".repeat(800_000)));
    assert.ok(reading.kind === "unreadable" && /time or memory/.test(reading.reason));
  });

  it("gives up on a small file that inflates to an enormous one", async () => {
    const bomb = makePdfBomb({ megabytes: 300 });
    assert.ok(bomb.length < 400_000);
    const reader = createThreadedReader({ ...READING_LIMITS, memoryMegabytes: 64, timeoutMs: 30_000 });
    const reading = await reader.read(bomb);
    assert.ok(reading.kind === "unreadable" && /time or memory/.test(reading.reason));
  });

  it("reads so many at one time, lets so many wait, and sends the others away", async () => {
    const reader = createThreadedReader({ ...READING_LIMITS, parallel: 1, waitingMax: 2 });
    const readings = await Promise.all(Array.from({ length: 5 }, () => reader.read(fountainFile)));
    assert.deepEqual(
      readings.map(({ kind }) => kind),
      ["script", "script", "script", "busy", "busy"],
    );
    assert.equal((await reader.read(fountainFile)).kind, "script");
  });
});
