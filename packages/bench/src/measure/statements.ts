/**
 * The service's statements as the database itself logs them, with how long each took there.
 *
 * Belongs here: switching the log on and reading it. Does not: what may be expected.
 */
import { open, stat } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";

export interface LoggedStatement {
  /** As the service names it; its prepared name without the hash. */
  readonly label: string;
  /** Planning and running. */
  readonly ms: number;
}

const SETTINGS = [
  "log_min_duration_statement = 0",
  "log_line_prefix = '%a|%p|'",
  "log_parameter_max_length = 0",
];
/** Servers hear of a changed setting by a signal. */
const RELOAD_MS = 500;

/** What the statements of `applicationName` were while `work` ran, in the order they ended. */
export async function statementsOf(
  o: { database: pg.Pool; logFile: string; applicationName: string },
  work: () => Promise<void>,
): Promise<LoggedStatement[]> {
  for (const setting of SETTINGS) await o.database.query(`ALTER SYSTEM SET ${setting}`);
  await reload(o.database);
  try {
    const { size: from } = await stat(o.logFile);
    await work();
    return parse(await readFrom(o.logFile, from), o.applicationName);
  } finally {
    await o.database.query("ALTER SYSTEM RESET ALL");
    await reload(o.database);
  }
}

async function reload(database: pg.Pool): Promise<void> {
  await database.query("SELECT pg_reload_conf()");
  await delay(RELOAD_MS);
}

async function readFrom(file: string, from: number): Promise<string> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The planner works while values are bound, so a statement takes what its binding and its running take. */
export function parse(log: string, applicationName: string): LoggedStatement[] {
  const statements: LoggedStatement[] = [];
  const bound = new Map<string, number>();
  for (const line of log.split("\n")) {
    const [, application, pid = "", duration, step, name = ""] =
      /^([^|]*)\|(\d+)\|LOG: {2}duration: ([\d.]+) ms {2}(\w+) ([^:]+):/.exec(line) ?? [];
    if (application !== applicationName) continue;
    const ms = Number(duration) + (bound.get(pid) ?? 0);
    if (step !== "execute") {
      bound.set(pid, ms);
      continue;
    }
    bound.delete(pid);
    statements.push({ label: name.replace(/_[0-9a-f]{16}$/, ""), ms });
  }
  return statements;
}
