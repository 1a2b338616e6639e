/** A lock between processes that share a folder: a file that names its holder. */
import { readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { identifyProcess } from "./process-identity.ts";

/** Runs `work` while no other process does under the same file. A holder that died is passed over. */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const holder = identifyProcess(process.pid) ?? String(process.pid);
  while (!(await take(file, holder))) {
    const other = await readFile(file, "utf8").catch(() => "");
    if (other && identifyProcess(Number.parseInt(other, 10)) !== other) await rm(file, { force: true });
    else await delay(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

const POLL_MS = 100;

async function take(file: string, holder: string): Promise<boolean> {
  try {
    await writeFile(file, holder, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
