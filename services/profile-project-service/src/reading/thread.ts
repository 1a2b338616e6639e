/** The thread one file is read in: started for it, given its bytes, ended after it (threaded-reader.ts). */
import { parentPort, workerData } from "node:worker_threads";
import type { ScriptReader } from "./interface.ts";
import { unlimitedReader } from "./read-script.ts";

const { task, bytes }: { task: keyof ScriptReader; bytes: Uint8Array } = workerData;
parentPort?.postMessage(await unlimitedReader[task](bytes));
