/** A part that is a process of its own, ready when its address says so. */
import { setTimeout as delay } from "node:timers/promises";
import { spawnOnLifeline } from "./lifeline.ts";
import type { LogFile } from "./log-file.ts";
import type { RunFile } from "./run-file.ts";
import type { Part, RunningPart } from "./running-part.ts";

export interface ChildPartOptions {
  name: string;
  command: string;
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  log: LogFile;
  runFile: RunFile;
  /** Answers 2xx once the part can do its work. Redirects count: it answers. */
  readyUrl: string;
}

/** A part whose start runs the command and waits until it is ready, or throws with the end of its log. */
export function childPart(options: ChildPartOptions): Part {
  return { name: options.name, start: (abort) => startChild(options, abort) };
}

async function startChild(options: ChildPartOptions, abort: AbortSignal): Promise<RunningPart> {
  const { name, command, args, cwd, env, log, runFile, readyUrl } = options;
  const stopSignal = "SIGTERM";
  const child = log.open((output) => spawnOnLifeline({ command, args, cwd, env, output, stopSignal }));
  const pid = child.pid ?? 0;
  runFile.add(name, pid, stopSignal);
  let why: string | null = null;
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ? `ended by ${signal}` : `exit ${code}`));
  }).then((reason) => {
    why = reason;
    // What it started itself goes with it, and so does the watcher beside it.
    signalGroup(pid, "SIGKILL");
    runFile.remove(pid);
    return reason;
  });
  const running: RunningPart = {
    pid,
    ended,
    async stop() {
      child.kill(stopSignal);
      const timer = setTimeout(() => signalGroup(pid, "SIGKILL"), STOP_MS_MAX);
      await ended;
      clearTimeout(timer);
    },
  };
  const whyNot = () => why ?? (abort.aborted ? "it was stopped meanwhile" : null);
  await untilReady(readyUrl, whyNot).catch(async (error: Error) => {
    await running.stop();
    throw new Error(
      `${name} did not start: ${error.message}\n${indent(log.tail())}\n  (all of it: ${log.path})`,
    );
  });
  return running;
}

async function untilReady(url: string, whyNot: () => string | null): Promise<void> {
  for (let waitedMs = 0; waitedMs < READY_MS_MAX; waitedMs += READY_POLL_MS) {
    const why = whyNot();
    if (why !== null) throw new Error(why);
    if (await answers(url)) return;
    await delay(READY_POLL_MS);
  }
  throw new Error(`${url} gave no good answer in ${READY_MS_MAX / 1_000} s`);
}

async function answers(url: string): Promise<boolean> {
  try {
    const { status, body } = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5_000) });
    await body?.cancel();
    return status >= 200 && status < 400;
  } catch {
    return false;
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}

function indent(text: string): string {
  return text.replace(/^/gm, "  | ");
}

const READY_POLL_MS = 60;
const READY_MS_MAX = 90_000;
/** A service may take 25 s to finish what it is doing. */
const STOP_MS_MAX = 30_000;
