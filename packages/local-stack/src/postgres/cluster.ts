/**
 * One PostgreSQL server of our own. Belongs here: making, starting and stopping it. Does not: what is in it.
 */
import { type ChildProcess, execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chown, mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { spawnOnLifeline } from "../children/lifeline.ts";
import { choosePostgresAccount, type PostgresAccount } from "./account.ts";
import { findPostgresBinaries } from "./binaries.ts";

export interface ClusterOptions {
  /** Holds the data and the server's log. Made when missing. */
  folder: string;
  port: number;
  /** False gives up crash safety for speed: for tests, whose data dies with them. */
  durable: boolean;
  /** Delete the folder once the server has ended after this process. */
  temporary?: boolean;
}

export interface Cluster {
  readonly pid: number;
  readonly child: ChildProcess;
  /** Resolves when the server has ended, with words for why. */
  readonly ended: Promise<string>;
  /** The connection string of a database in it. */
  url(database: string): string;
  /** Closes connections, writes everything down, ends. Resolves when it has ended. */
  stop(): Promise<void>;
}

/** The one role, its password and the database made for it: the services' development default. */
const CLUSTER_NAME = "app";

/**
 * Starts the server, making its data first when there is none. Throws with the end of its log when it does
 * not come up.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { folder, port, durable, temporary = false } = options;
  const [{ initdb, postgres }, account] = await Promise.all([
    findPostgresBinaries(),
    choosePostgresAccount(),
  ]);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account.ids) await chown(folder, account.ids.uid, account.ids.gid);
  await makeData({ initdb, folder, durable, account });

  const data = join(folder, "data");
  const args = [...account.prefix, postgres, "-D", data, "-p", String(port), ...settings(durable)];
  const logFile = await open(join(folder, "postgres.log"), "a", 0o600);
  const child = spawnOnLifeline({
    command: "env",
    args,
    ids: account.ids,
    env: { ...process.env, LC_ALL: "C" },
    output: logFile.fd,
    stopSignal: "SIGINT",
    ...(temporary ? { removeFolderAtEnd: folder } : {}),
  });
  await logFile.close();
  const ended = new Promise<string>((resolve) =>
    child.once("exit", (code, signal) => {
      // Lets the watcher beside it end as well.
      child.stdin?.destroy();
      resolve(signal ? `ended by ${signal}` : `exit ${code}`);
    }),
  );
  const url = (database: string) =>
    `postgres://${CLUSTER_NAME}:${CLUSTER_NAME}@127.0.0.1:${port}/${database}`;
  await untilReady(url("postgres"), ended, join(folder, "postgres.log"));
  await makeDatabase(url("postgres"));
  return {
    pid: child.pid ?? 0,
    child,
    ended,
    url,
    async stop() {
      child.kill("SIGINT");
      await ended;
    },
  };
}

/**
 * initdb writes into a folder of another name first, so that one interrupted halfway is never mistaken for
 * data.
 */
async function makeData(options: {
  initdb: string;
  folder: string;
  durable: boolean;
  account: PostgresAccount;
}) {
  const { initdb, folder, durable, account } = options;
  const data = join(folder, "data");
  if (existsSync(data)) return;
  const making = join(folder, "data.making");
  const passwordFile = join(folder, "password");
  await rm(making, { recursive: true, force: true });
  await writeFile(passwordFile, `${CLUSTER_NAME}\n`, { mode: 0o600 });
  if (account.ids) await chown(passwordFile, account.ids.uid, account.ids.gid);
  const args = [
    "-D",
    making,
    "-U",
    CLUSTER_NAME,
    "-A",
    "scram-sha-256",
    `--pwfile=${passwordFile}`,
    "-E",
    "UTF8",
  ];
  args.push("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C");
  if (!durable) args.push("--no-sync");
  const run = promisify(execFile);
  await run("env", [...account.prefix, initdb, ...args], {
    ...account.ids,
    env: { ...process.env, LC_ALL: "C" },
  });
  await rm(passwordFile);
  await run("mv", [making, data]);
}

function settings(durable: boolean): string[] {
  const values = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=300",
    "timezone=UTC",
    "log_timezone=UTC",
    ...(durable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"]),
  ];
  return values.flatMap((value) => ["-c", value]);
}

async function untilReady(connectionString: string, ended: Promise<string>, log: string): Promise<void> {
  let alive = true;
  void ended.then(() => {
    alive = false;
  });
  for (let attempt = 0; attempt < READY_ATTEMPTS_MAX && alive; attempt++) {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.query("SELECT 1");
      if (alive) return;
    } catch {
      await delay(READY_POLL_MS);
    } finally {
      await client.end().catch(() => {});
    }
  }
  const text = await readFile(log, "utf8").catch(() => "");
  throw new Error(`PostgreSQL did not start; the end of ${log}:\n${text.slice(-1_500)}`);
}

async function makeDatabase(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [CLUSTER_NAME]);
    if (!rowCount) await client.query(`CREATE DATABASE ${CLUSTER_NAME}`);
  } finally {
    await client.end();
  }
}

const READY_POLL_MS = 25;
const READY_ATTEMPTS_MAX = 2_400;
