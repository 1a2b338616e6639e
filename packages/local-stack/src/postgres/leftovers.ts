/** What a killed PostgreSQL leaves behind: a file that names a process, and now and then processes. */
import { readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { workingFolder } from "../children/process-identity.ts";

/**
 * Makes a data folder startable again. A server that still works in it is ended. The file that names one is
 * removed once nobody works there any more: Postgres itself would refuse to start over a number that by now
 * is another program's, or a dead process's that nobody has collected. Where the system does not tell who
 * works where, Postgres has the last word.
 */
export async function clearLeftovers(clusterFolder: string): Promise<void> {
  const file = join(clusterFolder, "data", "postmaster.pid");
  const pid = Number.parseInt(readText(file), 10);
  if (Number.isNaN(pid) || process.platform !== "linux") return;
  const data = realpathSync(join(clusterFolder, "data"));
  if (workingFolder(pid) === data) process.kill(pid, "SIGINT");
  for (let attempt = 0; processesIn(data).length > 0; attempt++) {
    if (attempt === ATTEMPTS_MAX)
      throw new Error(`another PostgreSQL works in ${data} (processes ${processesIn(data).join(", ")})`);
    await delay(POLL_MS);
  }
  rmSync(file, { force: true });
}

const POLL_MS = 50;
const ATTEMPTS_MAX = 300;

/**
 * The server's own children too: after a kill they may for a moment outlive it. A dead process has no folder.
 */
function processesIn(folder: string): number[] {
  const pids = readdirSync("/proc").map(Number).filter(Number.isInteger);
  return pids.filter((pid) => workingFolder(pid) === folder);
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
