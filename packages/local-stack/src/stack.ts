/**
 * The whole product on this machine. Belongs here: the order in which parts come up and go down. Does not:
 * how a part is started (parts.ts), the environment it gets (environment.ts), the command line (main.ts).
 */
import { RunFile } from "./children/run-file.ts";
import type { Part } from "./children/running-part.ts";
import { SupervisedPart } from "./children/supervised-part.ts";
import { PORT_NAMES, type PortName, type Ports } from "./config.ts";
import { DEMO_ACCOUNTS, type DemoAccount } from "./demo/index.ts";
import { leaveUnseeded, seedOnce } from "./demo-once.ts";
import { type Environment, embeddedParts, partEnvironment } from "./environment.ts";
import {
  builtWebPart,
  developedWebPart,
  type PartContext,
  postgresPart,
  SERVICE_NAMES,
  servicePart,
  storagePart,
} from "./parts.ts";
import { checkPorts } from "./port-check.ts";
import { findFreePorts } from "./ports.ts";
import { keepSecrets } from "./secrets.ts";
import { ensureWebBuild } from "./web-build.ts";

export interface StackOptions {
  /** Absolute. Everything the stack keeps is in it. */
  dataFolder: string;
  ports: Ports;
  /** Variables for the services, above our defaults; usually `process.env`. */
  env?: Environment;
  /**
   * `built` as in production, `dev` compiled as it is asked for (services then restart when edited), or not
   * at all.
   */
  web: "built" | "dev" | "none";
  /** Fill it with demo data if that was never done. */
  demo: boolean;
  /** How many coverage services work on the one database; the gateway speaks to the first. 1 when absent. */
  coverageReplicas?: number;
  /** Told what happens, line by line. */
  say?: (line: string) => void;
  /** Aborting stops everything; the start then rejects. */
  abort?: AbortSignal;
}

export interface Stack {
  readonly webUrl: string;
  readonly gatewayUrl: string;
  /** One for every replica. */
  readonly coverageUrls: readonly string[];
  readonly stripeSimulatorUrl: string;
  readonly databaseUrl: string;
  /** What the parts were started with, secrets included. */
  readonly env: Environment;
  readonly accounts: readonly DemoAccount[];
  /**
   * The process of a part now (`coverage-marketplace-service`, `coverage-marketplace-service-2`, `postgres`
   * …).
   */
  pid(part: string): number | null;
  /** Stops everything in order; the data stays. Safe to call again. */
  stop(): Promise<void>;
}

/**
 * Starts everything and resolves when all of it is ready. When a part does not come up, stops the rest and
 * throws.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { dataFolder, ports, env = {}, say = () => {}, abort } = options;
  const runFile = await RunFile.claim(dataFolder, say);
  const started: SupervisedPart[] = [];
  let stopping: Promise<void> | null = null;
  const stop = () => {
    if (!stopping) runFile.announceStop();
    stopping ??= stopInOrder(started).then(() => runFile.release());
    return stopping;
  };
  abort?.addEventListener("abort", () => void stop());
  try {
    const extraPorts = await findFreePorts((options.coverageReplicas ?? 1) - 1);
    await checkPorts(ports, wantedPorts(options));
    const partEnv = partEnvironment({ env, ports, dataFolder, secrets: keepSecrets(dataFolder) });
    const context: PartContext = { dataFolder, ports, env: partEnv, runFile, watch: options.web === "dev" };
    const begin = (parts: Part[]) =>
      Promise.all(
        parts.map((part) => {
          if (stopping) throw new Error("stopped");
          const supervised = new SupervisedPart(part, say);
          started.push(supervised);
          return supervised.start();
        }),
      );
    await startInOrder({ options, context, extraPorts, begin, say });
    if (stopping) throw new Error("stopped");
    return {
      webUrl: address(ports.web),
      gatewayUrl: address(ports.gateway),
      coverageUrls: [ports.coverage, ...extraPorts].map(address),
      stripeSimulatorUrl: partEnv.STRIPE_API_BASE ?? "",
      databaseUrl: partEnv.DATABASE_URL ?? "",
      env: partEnv,
      accounts: DEMO_ACCOUNTS,
      pid: (name) => started.find((part) => part.name === name)?.pid ?? null,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startInOrder(o: {
  options: StackOptions;
  context: PartContext;
  extraPorts: readonly number[];
  begin: (parts: Part[]) => Promise<unknown>;
  say: (line: string) => void;
}): Promise<void> {
  const { options, context, extraPorts, begin, say } = o;
  const { env = {}, web, abort = new AbortController().signal } = options;
  const embedded = embeddedParts(env);
  // Needs nothing of the rest, so it goes on beside it; its failure is met where it is awaited.
  const build = web === "built" ? ensureWebBuild({ abort, say }) : Promise.resolve();
  build.catch(() => {});

  await timed(say, "database and storage", () =>
    begin([
      ...(embedded.postgres ? [postgresPart(context)] : []),
      ...(embedded.storage ? [storagePart(context)] : []),
    ]),
  );
  const services = SERVICE_NAMES.filter((name) => name !== "stripeSimulator" || embedded.stripeSimulator);
  const replicas = extraPorts.map((port, index) =>
    servicePart(context, "coverage", { name: String(index + 2), port }),
  );
  await timed(say, "services", () =>
    begin([...services.map((name) => servicePart(context, name)), ...replicas]),
  );
  await build;
  if (web !== "none")
    await timed(say, "web app", () =>
      begin([web === "built" ? builtWebPart(context) : developedWebPart(context)]),
    );
  const movesTime = embedded.postgres && embedded.stripeSimulator;
  if (options.demo) await seedOnce({ context, movesTime, abort, say });
  else if (movesTime) await leaveUnseeded(context);
}

function wantedPorts({ env = {}, web }: StackOptions): PortName[] {
  const embedded: Partial<Record<PortName, boolean>> = { ...embeddedParts(env), web: web !== "none" };
  return PORT_NAMES.filter((name) => embedded[name] ?? true);
}

/** The last to come up goes first: nobody is left asking a part that has gone. Services go together. */
async function stopInOrder(started: readonly SupervisedPart[]): Promise<void> {
  const order = ["writer-web", "api-gateway", "", "stripe-simulator", "storage", "postgres"];
  for (const place of order) {
    const parts = started.filter(({ name }) => (order.includes(name) ? name : "") === place);
    await Promise.all(parts.map((part) => part.stop()));
  }
}

async function timed(say: (line: string) => void, what: string, work: () => Promise<unknown>): Promise<void> {
  const startedAt = performance.now();
  await work();
  say(`${what} ready (${((performance.now() - startedAt) / 1_000).toFixed(1)} s)`);
}

function address(port: number): string {
  return `http://localhost:${port}`;
}
