/** The thread one file is read in: started for it, given its bytes, ended after it (threaded-reader.ts). */
import { parentPort, workerData } from "node:worker_threads";
import { readScript } from "./read-script.ts";

parentPort?.postMessage(await readScript(workerData));
