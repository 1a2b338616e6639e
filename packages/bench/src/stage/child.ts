/**
 * A process of the run's own, tied to it: started as the image starts it, watched, and ended with the
 * run.
 */
import type { ChildProcess } from "node:child_process";
import { openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { spawnOnLifeline } from "@script-manifest/local-stack/testing";
import { request } from "undici";

const READY_MS_MAX = 60_000;
const POLL_MS = 5;
const STOP_MS_MAX = 10_000;

export class Child {
  readonly #process: ChildProcess;
  readonly #startedAt = performance.now();
  readonly #log: string;
  readonly #ended: Promise<void>;
  #isOver = false;

  constructor(o: { args: readonly string[]; env: NodeJS.ProcessEnv; log: string }) {
    this.#log = o.log;
    this.#process = spawnOnLifeline({
      command: process.execPath,
      args: ["--disable-warning=ExperimentalWarning", ...o.args],
      env: o.env,
      output: openSync(o.log, "a", 0o600),
      stopSignal: "SIGTERM",
    });
    this.#ended = new Promise((resolve) =>
      this.#process.once("exit", () => {
        this.#isOver = true;
        this.#process.stdin?.destroy();
        resolve();
      }),
    );
  }

  /** Resolves with how long it took from the start to the first good answer. Throws the end of its log. */
  async ready(url: string): Promise<number> {
    while (performance.now() - this.#startedAt < READY_MS_MAX && !this.#isOver) {
      const isReady = await request(url).then(
        async ({ statusCode, body }) => {
          await body.dump();
          return statusCode === 200;
        },
        () => false,
      );
      if (isReady) return performance.now() - this.#startedAt;
      await delay(POLL_MS);
    }
    const log = await readFile(this.#log, "utf8").catch(() => "");
    throw new Error(`a process did not become ready; the end of its log:\n${log.slice(-1_500)}`);
  }

  /** Of real memory: now, and at the most since it started. Null where the system does not say. */
  async memoryMb(): Promise<{ now: number; most: number } | null> {
    const status = await readFile(`/proc/${this.#process.pid}/status`, "utf8").catch(() => "");
    const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1]);
    const now = kilobytes("VmRSS");
    const most = kilobytes("VmHWM");
    return now > 0 && most > 0 ? { now: now / 1_024, most: most / 1_024 } : null;
  }

  /** In good order: only so it leaves its compiled code to the next one. Without mercy if that hangs. */
  async stop(): Promise<void> {
    this.#process.kill("SIGTERM");
    const mercy = setTimeout(() => this.#process.kill("SIGKILL"), STOP_MS_MAX);
    await this.#ended;
    clearTimeout(mercy);
  }
}
