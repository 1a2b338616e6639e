/**
 * The replicas of the coverage service: real processes on real ports that die and are started again.
 *
 * Belongs here: their lives. Does not: when they die (play.ts), the rest of the bench (bench.ts).
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { FaultPoint } from "@script-manifest/coverage-marketplace-service/src/fault-points.ts";
import type { Tally } from "../tally.ts";
import { Child } from "./child.ts";
import type { Journal } from "./journal.ts";
import { type Reached, SKEW_ARGUMENT } from "./orders.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..", "..");
const SERVICE = join(ROOT, "services", "coverage-marketplace-service", "src", "index.ts");
const PRELOAD = join(import.meta.dirname, "preload.ts");

const AGAIN_MS = 300;
const LAST_WORDS = 1_500;

interface Spare {
  readonly child: Child;
  readonly name: string;
}

export class Replica {
  readonly url: string;
  /** Another one in each of its lives; the database knows its connections by it. */
  name = "";
  armed: FaultPoint | null = null;
  readonly #port: number;
  readonly #env: NodeJS.ProcessEnv;
  readonly #log: string;
  readonly #readyUrl: string;
  readonly #replicas: Replicas;
  #lives = 0;
  #child: Child | null = null;
  #spare: Spare | null = null;
  #skewMs = 0;

  constructor(o: { port: number; env: NodeJS.ProcessEnv; log: string; replicas: Replicas }) {
    this.#port = o.port;
    this.#env = o.env;
    this.#log = o.log;
    this.#replicas = o.replicas;
    this.url = `http://127.0.0.1:${o.port}`;
    this.#readyUrl = `${this.url}/health/ready`;
  }

  /** The end of its log. */
  get lastWords(): string {
    return readFileSync(this.#log, "utf8").slice(-LAST_WORDS);
  }

  get isReady(): boolean {
    return this.#child?.isReady ?? false;
  }

  /** Resolves when it answers. `skewMs` is how far its own clock is off. */
  async start(skewMs = this.#skewMs): Promise<void> {
    this.#skewMs = skewMs;
    const { child, name } = this.#spare && !this.#spare.child.isOver ? this.#spare : this.#spawn();
    this.#spare = null;
    this.name = name;
    this.#child = child;
    this.armed = null;
    void child.ended.then((why) => this.#replicas.ended(this, { why, wasReady: child.wasReady }));
    child.send({ begin: true });
    await child.ready(this.#readyUrl).catch((error: unknown) => {
      if (!child.wasKilled) throw error;
    });
    this.#spare ??= this.#spawn();
  }

  /** A process that has read its program and waits. */
  #spawn(): Spare {
    this.#lives += 1;
    const name = `replica on ${this.#port}, life ${this.#lives}`;
    const child = new Child({
      file: SERVICE,
      preload: PRELOAD,
      args: this.#skewMs === 0 ? [] : [`${SKEW_ARGUMENT}${this.#skewMs}`],
      env: { ...this.#env, COVERAGE_SERVICE_PORT: String(this.#port), DATABASE_URL: this.#databaseUrl(name) },
      log: this.#log,
      onMessage: (message) => {
        child.wasKilled = true;
        this.#replicas.died(this, (message as Reached).reached);
      },
    });
    return { child, name };
  }

  #databaseUrl(name: string): string {
    const url = new URL(this.#env.DATABASE_URL ?? "");
    url.searchParams.set("application_name", name);
    return url.href;
  }

  /** It dies there when it next comes there; null calls that off. */
  arm(dieAt: FaultPoint | null): void {
    this.armed = dieAt;
    this.#child?.send({ dieAt });
  }

  kill(): void {
    this.#child?.kill();
  }

  /** For good. */
  end(): void {
    this.goOn();
    this.kill();
    this.#spare?.child.kill();
  }

  /** For a while it gets no time at all; what it had under way goes on afterwards. */
  pause(): void {
    this.#child?.process.kill("SIGSTOP");
  }

  goOn(): void {
    this.#child?.process.kill("SIGCONT");
  }
}

export class Replicas {
  readonly all: readonly Replica[];
  /** Ends that nobody ordered. */
  readonly problems: string[] = [];
  readonly #tally: Tally;
  readonly #journal: Journal;
  #stopping = false;
  #down: Promise<void> = Promise.resolve();

  constructor(o: {
    ports: readonly number[];
    env: NodeJS.ProcessEnv;
    logFolder: string;
    tally: Tally;
    journal: Journal;
  }) {
    this.#tally = o.tally;
    this.#journal = o.journal;
    this.all = o.ports.map(
      (port, index) =>
        new Replica({
          port,
          env: o.env,
          log: join(o.logFolder, `coverage-${index + 1}.log`),
          replicas: this,
        }),
    );
  }

  get ready(): Replica[] {
    return this.all.filter(({ isReady }) => isReady);
  }

  died(replica: Replica, at: FaultPoint): void {
    this.#journal.note(`world: ${replica.name} dies at ${at}`);
    this.#tally.reached(at);
    this.#tally.killedAt(at);
  }

  /**
   * It is started again whatever ended it. Ending by itself is a bug, but for one that never came up: it may
   * have met a database that was away, and says so by ending.
   */
  ended(replica: Replica, o: { why: string; wasReady: boolean }): void {
    if (this.#stopping) return;
    this.#journal.note(`world: ${replica.name} has ended (${o.why})`);
    if (o.why === "SIGKILL") this.#tally.kills += 1;
    else if (o.wasReady)
      this.problems.push(`process: a replica ended by itself (${o.why}): ${replica.lastWords}`);
    void this.#again(replica, o.why === "SIGKILL" ? 0 : AGAIN_MS);
  }

  async #again(replica: Replica, afterMs: number): Promise<void> {
    await delay(afterMs);
    await this.#down;
    // Its end is heard of by itself.
    if (!this.#stopping) await replica.start().catch(() => {});
  }

  /** Everybody dies, and nobody is started again before the work is done. */
  async whileDown(work: () => Promise<void>): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#down = promise;
    for (const replica of this.all) replica.kill();
    try {
      await work();
    } finally {
      resolve();
    }
  }

  /** Resolves when so many answer, or when one will not come back. */
  async untilReady(count: number): Promise<void> {
    while (!this.#stopping && this.ready.length < count && this.problems.length === 0) await delay(20);
  }

  stop(): void {
    this.#stopping = true;
    for (const replica of this.all) replica.end();
  }
}
