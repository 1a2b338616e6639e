/**
 * What the database alone could do: one statement, over and over, by ten clients. pgbench where there is one;
 * otherwise a driver of our own, which costs more than pgbench and is named in the report.
 *
 * Belongs here: running a statement. Does not: the statements (yardsticks.ts).
 */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";

/** A statement whose `$n` are random whole numbers. */
export interface Yardstick {
  readonly name: string;
  readonly text: string;
  readonly values: readonly { readonly from: number; readonly to: number }[];
}

export interface DatabaseLoad {
  readonly tool: "pgbench" | "own driver";
  /** Statements a second. */
  run(yardstick: Yardstick, o: { seconds: number }): Promise<number>;
  close(): Promise<void>;
}

const CLIENTS = 10;
/** The limit is a plan made once; the service earns the same by naming its statements. */
const FIXED_PLAN = "-c plan_cache_mode=force_generic_plan";
const run = promisify(execFile);

/** `folder` takes pgbench's scripts. */
export async function openDatabaseLoad(o: {
  connectionString: string;
  folder: string;
}): Promise<DatabaseLoad> {
  const hasPgbench = await run("pgbench", ["--version"]).then(
    () => true,
    () => false,
  );
  return hasPgbench ? pgbench(o) : ownDriver(o.connectionString);
}

function pgbench({ connectionString, folder }: { connectionString: string; folder: string }): DatabaseLoad {
  const database = `${connectionString}?options=${encodeURIComponent(FIXED_PLAN)}`;
  return {
    tool: "pgbench",
    async run(yardstick, { seconds }) {
      const file = join(folder, `${yardstick.name}.pgb`);
      await writeFile(file, scriptOf(yardstick));
      const whole = String(Math.max(1, Math.round(seconds)));
      const args = ["-n", "-M", "prepared", "-c", String(CLIENTS), "-j", "1", "-T", whole, "-f", file];
      const { stdout } = await run("pgbench", [...args, database]);
      const [, perSecond] = /tps = ([\d.]+)/.exec(stdout) ?? [];
      if (!perSecond) throw new Error(`pgbench said no rate:\n${stdout}`);
      return Number(perSecond);
    },
    close: async () => {},
  };
}

/** `$n` becomes a variable of the script, drawn anew for every run of the statement. */
export function scriptOf({ text, values }: Yardstick): string {
  const draws = values.map(({ from, to }, index) => `\\set v${index + 1} random(${from}, ${to})`);
  const statement = text.replace(/\s+/g, " ").replace(/\$(\d+)/g, ":v$1");
  return [...draws, `${statement.trim()};`, ""].join("\n");
}

function ownDriver(connectionString: string): DatabaseLoad {
  const pool = new pg.Pool({
    connectionString,
    max: CLIENTS,
    options: FIXED_PLAN,
  });
  pool.on("error", () => {});
  return {
    tool: "own driver",
    async run({ name, text, values }, { seconds }) {
      const startedAt = performance.now();
      let count = 0;
      const client = async () => {
        while (performance.now() - startedAt < seconds * 1_000) {
          const drawn = values.map(({ from, to }) => from + Math.floor(Math.random() * (to - from + 1)));
          await pool.query({ name, text, values: drawn });
          count += 1;
        }
      };
      await Promise.all(Array.from({ length: CLIENTS }, client));
      return count / ((performance.now() - startedAt) / 1_000);
    },
    close: () => pool.end(),
  };
}
