/** Which account PostgreSQL runs under: it refuses root, and this stack often is root in a container. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

export interface PostgresAccount {
  /** Words before the command. */
  readonly prefix: readonly string[];
  /** The account to switch to; its folders must be handed to it first. */
  readonly ids?: { uid: number; gid: number };
}

/**
 * As anybody but root: ourselves. As root: a user namespace in which we are user 1000, which still reads
 * folders only root may; where namespaces are forbidden, the `postgres` account, then `nobody`.
 */
export async function choosePostgresAccount(): Promise<PostgresAccount> {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const [command, ...args] = NAMESPACE;
  if (await succeeds(command, [...args, "true"])) return { prefix: NAMESPACE };
  for (const name of ["postgres", "nobody"]) {
    const ids = await findIds(name);
    if (ids) return { prefix: [], ids };
  }
  throw new Error("PostgreSQL does not run as root: start as an ordinary user, or set DATABASE_URL");
}

const NAMESPACE = ["unshare", "--user", "--map-user=1000", "--map-group=1000"] as const;
const run = promisify(execFile);

async function succeeds(command: string, args: string[]): Promise<boolean> {
  return run(command, args).then(
    () => true,
    () => false,
  );
}

async function findIds(name: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}
