/** What a killed PostgreSQL leaves in its data folder: a file that names a process. */
import { readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { identifyProcess, workingFolder } from "../children/process-identity.ts";

/**
 * Makes a data folder startable again. A server that still works in it is ended; a number that by now is another
 * program's is forgotten, because Postgres would refuse to start over it. Anything else Postgres sorts out itself.
 */
export async function clearLeftovers(clusterFolder: string): Promise<void> {
  const data = join(clusterFolder, "data");
  const file = join(data, "postmaster.pid");
  const pid = Number.parseInt(readText(file), 10);
  const identity = Number.isNaN(pid) ? null : identifyProcess(pid);
  const folder = identity === null ? null : workingFolder(pid);
  if (folder === null) return;
  if (folder !== realpathSync(data)) return rmSync(file, { force: true });
  process.kill(pid, "SIGINT");
  for (let attempt = 0; identifyProcess(pid) === identity; attempt++) {
    if (attempt === ATTEMPTS_MAX) throw new Error(`another PostgreSQL (process ${pid}) works in ${data}`);
    await delay(POLL_MS);
  }
}

const POLL_MS = 50;
const ATTEMPTS_MAX = 300;

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
