/** A thread of its own that plays whatever batches it is given (crew.ts), one after the other. */
import { parentPort } from "node:worker_threads";
import { type Batch, playBatch } from "./batch.ts";

parentPort?.on("message", async (batch: Batch) => {
  parentPort?.postMessage(await playBatch(batch));
});
