/**
 * The note a running stack keeps in its data folder: who runs it and which children it has. It lets the next
 * start tell a stack that is running from the remains of one that was killed. Belongs here: that file. Does
 * not: starting children.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { identifyProcess } from "./process-identity.ts";

interface Noted {
  readonly name: string;
  readonly pid: number;
  /** See identifyProcess. Without a match the number belongs to somebody else by now. */
  readonly identity: string;
  readonly stopSignal: NodeJS.Signals;
}

interface Note {
  readonly runner: { readonly pid: number; readonly identity: string };
  /** The stack is on its way down: whoever wants the folder need only wait. */
  readonly stopping: boolean;
  readonly children: readonly Noted[];
}

export class RunFile {
  readonly #file: string;
  readonly #children = new Map<number, Noted>();
  #stopping = false;

  private constructor(file: string) {
    this.#file = file;
  }

  /**
   * Claims the data folder for this process. Waits for a stack on its way down, and throws when one is
   * running. Ends what a killed one left behind, after telling what.
   */
  static async claim(dataFolder: string, say: (line: string) => void): Promise<RunFile> {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    const file = join(dataFolder, "run.json");
    await untilFree(file, dataFolder, say);
    const previous = readNote(file);
    const orphans = previous?.children.filter(isSame) ?? [];
    if (orphans.length > 0) {
      say(`ending what a killed run left behind (${orphans.map(({ name }) => name).join(", ")}) …`);
      await Promise.all(orphans.map(end));
    }
    const claimed = new RunFile(file);
    claimed.#write();
    return claimed;
  }

  /** Notes a child that was just started. */
  add(name: string, pid: number, stopSignal: NodeJS.Signals): void {
    const identity = identifyProcess(pid);
    if (identity === null) return;
    this.#children.set(pid, { name, pid, identity, stopSignal });
    this.#write();
  }

  remove(pid: number): void {
    if (this.#children.delete(pid)) this.#write();
  }

  /** Tells whoever wants the folder next that it will be free soon. */
  announceStop(): void {
    this.#stopping = true;
    this.#write();
  }

  /** Gives the data folder back. */
  release(): void {
    rmSync(this.#file, { force: true });
  }

  #write(): void {
    const identity = identifyProcess(process.pid) ?? "";
    const note: Note = {
      runner: { pid: process.pid, identity },
      stopping: this.#stopping,
      children: [...this.#children.values()],
    };
    writeFileSync(`${this.#file}.new`, `${JSON.stringify(note, null, 2)}\n`);
    renameSync(`${this.#file}.new`, this.#file);
  }
}

function readNote(file: string): Note | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** A running stack is given a moment first: it may be about to notice that whoever started it is gone. */
async function untilFree(file: string, dataFolder: string, say: (line: string) => void): Promise<void> {
  let told = false;
  for (let attempt = 0; ; attempt++) {
    const note = readNote(file);
    if (!note || note.runner.pid === process.pid || !isSame(note.runner)) return;
    if (note.stopping && !told) say("waiting for the previous run to stop …");
    told ||= note.stopping;
    if (attempt >= (note.stopping ? STOP_ATTEMPTS_MAX : NOTICE_ATTEMPTS_MAX))
      throw new Error(
        `a stack is already running on ${dataFolder} (process ${note.runner.pid}): ` +
          "stop it first, or set SM_DATA_DIR to another folder",
      );
    await delay(POLL_MS);
  }
}

const NOTICE_ATTEMPTS_MAX = 30;
const STOP_ATTEMPTS_MAX = 1_200;

function isSame({ pid, identity }: { pid: number; identity: string }): boolean {
  return identifyProcess(pid) === identity;
}

/** Asks, waits, and at last insists. */
async function end(orphan: Noted): Promise<void> {
  // Killed outright, Postgres would leave its own children holding the data; SIGQUIT ends them with it.
  const insist = orphan.stopSignal === "SIGINT" ? "SIGQUIT" : "SIGKILL";
  for (let attempt = 0; isSame(orphan); attempt++) {
    if (attempt === 0) signal(orphan.pid, orphan.stopSignal);
    if (attempt === INSIST_AFTER) signal(orphan.pid, insist);
    if (attempt === GIVE_UP_AFTER)
      throw new Error(`process ${orphan.pid} (${orphan.name}) does not end; end it by hand`);
    await delay(POLL_MS);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended in the meantime.
  }
}

const POLL_MS = 50;
const INSIST_AFTER = 200;
const GIVE_UP_AFTER = 400;
