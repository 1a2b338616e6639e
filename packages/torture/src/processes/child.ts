/** A process of the run's own: started, heard of when it ends, killed without mercy. */
import { type ChildProcess, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { request } from "undici";

export interface ChildOptions {
  readonly file: string;
  readonly preload?: string;
  readonly args?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly log: string;
  readonly onMessage?: (message: unknown) => void;
}

const READY_MS_MAX = 180_000;

export class Child {
  readonly process: ChildProcess;
  readonly ended: Promise<string>;
  isReady = false;
  wasReady = false;
  /** We ended it ourselves. */
  wasKilled = false;
  isOver = false;

  constructor(o: ChildOptions) {
    const log = openSync(o.log, "a", 0o600);
    const preload = o.preload ? ["--import", o.preload] : [];
    this.process = spawn(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", ...preload, o.file, ...(o.args ?? [])],
      { env: o.env, stdio: ["ignore", log, log, "ipc"] },
    );
    this.process.on("message", (message) => o.onMessage?.(message));
    this.ended = new Promise((resolve) =>
      this.process.once("exit", (code, signal) => {
        this.isOver = true;
        this.isReady = false;
        resolve(signal ?? `exit ${code}`);
      }),
    );
    this.process.on("error", () => {});
  }

  /** Throws when it ends before it answers. */
  async ready(url: string): Promise<void> {
    const until = performance.now() + READY_MS_MAX;
    while (performance.now() < until) {
      if (this.isOver) throw new Error(`a process ended before it was ready (${await this.ended})`);
      const status = await request(url).then(
        async ({ statusCode, body }) => {
          await body.dump();
          return statusCode;
        },
        () => 0,
      );
      if (status === 200) {
        this.isReady = true;
        this.wasReady = true;
        return;
      }
      await delay(POLL_MS);
    }
    throw new Error(`a process was not ready in ${READY_MS_MAX / 1_000} s`);
  }

  kill(): void {
    this.wasKilled = true;
    this.isReady = false;
    this.process.kill("SIGKILL");
  }

  send(message: object): void {
    if (this.process.connected) this.process.send(message, () => {});
  }
}

const POLL_MS = 50;
