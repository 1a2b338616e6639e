/**
 * Child processes that cannot outlive us. Belongs here: how a child is tied to this process. Does not: which
 * children there are, and what happens when one dies.
 */
import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";

export interface LifelineOptions {
  command: string;
  args: readonly string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Account to run as; ours when absent. */
  ids?: { uid: number; gid: number } | undefined;
  /** Where its output goes: a file descriptor, or thrown away. */
  output: number | "ignore";
  /** The signal that stops the child in good order. It is sent too when this process is gone. */
  stopSignal: NodeJS.Signals;
  /** A folder to delete once the child has ended after us. For throw-away data. */
  removeFolderAtEnd?: string;
}

/**
 * Starts the command in a session of its own, so that Ctrl-C in the terminal reaches only us and we stop the
 * children in order. The child's pid is the command's own. When this process ends, even by SIGKILL, the child
 * gets its stop signal: a watcher beside it waits for the end of a pipe that only we hold open.
 */
export function spawnOnLifeline(options: LifelineOptions): ChildProcess {
  const { command, args, cwd, env, ids, output, stopSignal, removeFolderAtEnd = "" } = options;
  const stdio: StdioOptions = ["pipe", output, output];
  return spawn(
    "/bin/sh",
    ["-c", WATCHED, stopSignal.replace("SIG", ""), removeFolderAtEnd, command, ...args],
    {
      cwd,
      env,
      ...ids,
      stdio,
      detached: true,
    },
  );
}

/** Lets this process end while the child runs; its end then stops the child. */
export function forget(child: ChildProcess): void {
  child.unref();
  if (child.stdin && "unref" in child.stdin && typeof child.stdin.unref === "function") child.stdin.unref();
}

// `read` returns when the pipe closes. The watcher is started through a shell that ends at once, so that it
// is nobody's child: Postgres would otherwise report a child it does not know. Its waiting has a bound,
// because where nobody collects ended processes they seem alive for ever.
const WATCHED = `
  signal=$0; folder=$1; shift; main=$$
  exec 3<&0 </dev/null
  ( (
    read -r _ <&3
    kill -s "$signal" "$main"
    [ -n "$folder" ] || exit 0
    waited=0
    while kill -0 "$main" && [ "$waited" -lt 150 ]; do waited=$((waited + 1)); sleep 0.1; done
    rm -rf "$folder"
  ) >/dev/null 2>&1 & )
  exec 3<&-
  exec "$@"
`;
