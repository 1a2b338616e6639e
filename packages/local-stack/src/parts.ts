/**
 * The parts of the stack, each with how it is started. Belongs here: commands and addresses. Does not: their
 * order.
 */
import { join } from "node:path";
import { childPart } from "./children/child-part.ts";
import { LogFile } from "./children/log-file.ts";
import type { RunFile } from "./children/run-file.ts";
import type { Part } from "./children/running-part.ts";
import { PORTS, type PortName, type Ports } from "./config.ts";
import { startCluster } from "./postgres/cluster.ts";
import { clearLeftovers } from "./postgres/leftovers.ts";
import { REPOSITORY_ROOT } from "./repository-root.ts";
import { startObjectStorage } from "./storage/index.ts";
import { WEB_FOLDER, WEB_SERVER } from "./web-build.ts";

export interface PartContext {
  readonly dataFolder: string;
  readonly ports: Ports;
  readonly env: NodeJS.ProcessEnv;
  readonly runFile: RunFile;
  /** Start a service anew when its source changes. */
  readonly watch: boolean;
}

/** The services, in the order they are started; all but the gateway may come up in any. */
const SERVICES = {
  stripeSimulator: "packages/stripe-simulator",
  identity: "services/identity-service",
  profileProject: "services/profile-project-service",
  notification: "services/notification-service",
  coverage: "services/coverage-marketplace-service",
  gateway: "services/api-gateway",
} as const satisfies Partial<Record<PortName, string>>;

export type ServiceName = keyof typeof SERVICES;
export const SERVICE_NAMES = Object.keys(SERVICES) as ServiceName[];

/** A service on its port, or a further replica of it on a port of its own. */
export function servicePart(
  context: PartContext,
  service: ServiceName,
  replica?: { name: string; port: number },
): Part {
  const { env, ports, watch } = context;
  const port = replica?.port ?? ports[service];
  const name =
    SERVICES[service].slice(SERVICES[service].indexOf("/") + 1) + (replica ? `-${replica.name}` : "");
  return childPart({
    name,
    command: process.execPath,
    args: [
      ...NODE_FLAGS,
      ...(watch ? ["--watch", "--watch-preserve-output"] : []),
      `${SERVICES[service]}/src/index.ts`,
    ],
    cwd: REPOSITORY_ROOT,
    env: { ...env, [PORTS[service].variable]: String(port) },
    log: logOf(context, name),
    runFile: context.runFile,
    readyUrl: `http://127.0.0.1:${port}/health/ready`,
  });
}

const NODE_FLAGS = ["--disable-warning=ExperimentalWarning"];

/** The web app as production serves it. Build it first. */
export function builtWebPart(context: PartContext): Part {
  return webPart(context, { args: [WEB_SERVER], env: { NODE_ENV: "production" }, cwd: REPOSITORY_ROOT });
}

/** The web app for writing it: every page compiled when it is first asked for. */
export function developedWebPart(context: PartContext): Part {
  const next = join(WEB_FOLDER, "node_modules", "next", "dist", "bin", "next");
  const args = [next, "dev", "--port", String(context.ports.web)];
  return webPart(context, { args, env: {}, cwd: WEB_FOLDER });
}

function webPart(context: PartContext, how: { args: string[]; env: NodeJS.ProcessEnv; cwd: string }): Part {
  const port = context.ports.web;
  return childPart({
    name: "writer-web",
    command: process.execPath,
    args: [...NODE_FLAGS, ...how.args],
    cwd: how.cwd,
    env: { ...context.env, ...how.env, PORT: String(port), HOSTNAME: "0.0.0.0" },
    log: logOf(context, "writer-web"),
    runFile: context.runFile,
    readyUrl: `http://127.0.0.1:${port}/`,
  });
}

export function postgresPart({ dataFolder, ports, runFile }: PartContext): Part {
  const folder = join(dataFolder, "postgres");
  return {
    name: "postgres",
    async start() {
      await clearLeftovers(folder);
      const cluster = await startCluster({ folder, port: ports.postgres, durable: true });
      runFile.add("postgres", cluster.pid, "SIGINT");
      void cluster.ended.then(() => runFile.remove(cluster.pid));
      return cluster;
    },
  };
}

/** Runs inside this process: it is small, and a part less to watch. */
export function storagePart({ dataFolder, ports, env }: PartContext): Part {
  const credentials = {
    accessKey: env.STORAGE_S3_ACCESS_KEY ?? "",
    secretKey: env.STORAGE_S3_SECRET_KEY ?? "",
    region: env.STORAGE_S3_REGION ?? "",
  };
  return {
    name: "storage",
    async start() {
      const folder = join(dataFolder, "storage");
      const server = await startObjectStorage({ folder, port: ports.storage, credentials });
      const { promise: ended, resolve } = Promise.withResolvers<string>();
      return { pid: null, ended, stop: () => server.close().then(() => resolve("stopped")) };
    },
  };
}

function logOf({ dataFolder }: PartContext, name: string): LogFile {
  return new LogFile(join(dataFolder, "logs"), name);
}
