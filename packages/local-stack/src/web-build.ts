/** The web app, built when its sources changed since the last build. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { withFileLock } from "./children/file-lock.ts";
import { REPOSITORY_ROOT } from "./repository-root.ts";

export const WEB_FOLDER = join(REPOSITORY_ROOT, "apps", "writer-web");
const BUILD = join(WEB_FOLDER, ".next");
const STANDALONE = join(BUILD, "standalone");
/** What `node` runs to serve the build. */
export const WEB_SERVER = join(STANDALONE, relative(REPOSITORY_ROOT, WEB_FOLDER), "server.js");

/**
 * Makes the build current. Two stacks of one checkout share it, so the second waits for the first. Rejects
 * with the build's own output when it fails; a failed or interrupted build is done again the next time.
 */
export async function ensureWebBuild({
  abort,
  say,
}: {
  abort: AbortSignal;
  say: (line: string) => void;
}): Promise<void> {
  const sources = await hashSources();
  const stamp = join(BUILD, "built-from");
  const isCurrent = async () => (await readFile(stamp, "utf8").catch(() => "")) === sources;
  if (await isCurrent()) return;
  await withFileLock(join(WEB_FOLDER, "node_modules", ".building"), async () => {
    if (await isCurrent()) return;
    say("building the web app (its sources changed) …");
    await rm(stamp, { force: true });
    await build(abort);
    await writeFile(stamp, sources);
  });
}

async function build(abort: AbortSignal): Promise<void> {
  await rm(STANDALONE, { recursive: true, force: true });
  await new Promise<void>((resolve, reject) => {
    const next = join(WEB_FOLDER, "node_modules", "next", "dist", "bin", "next");
    const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
    const options = { cwd: WEB_FOLDER, env, signal: abort, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [next, "build"], options, (error, stdout, stderr) => {
      if (!error) resolve();
      else if (abort.aborted) reject(new Error("the build was stopped"));
      else reject(new Error(`the web app does not build:\n${stdout}\n${stderr}`));
    });
  });
  // The standalone server leaves out what a CDN might serve instead of it.
  const served = join(WEB_SERVER, "..");
  await cp(join(BUILD, "static"), join(served, ".next", "static"), { recursive: true });
  const assets = join(WEB_FOLDER, "public");
  if (existsSync(assets)) await cp(assets, join(served, "public"), { recursive: true });
}

/** Over everything a build reads: the app, the contracts in it, and the versions of its packages. */
async function hashSources(): Promise<string> {
  const contracts = join(REPOSITORY_ROOT, "packages", "contracts");
  const files = [
    join(REPOSITORY_ROOT, "pnpm-lock.yaml"),
    ...(await listFiles(WEB_FOLDER)),
    ...(await listFiles(contracts)),
  ];
  const hash = createHash("sha256").update(process.version);
  for (const file of files.sort())
    hash.update(`\0${relative(REPOSITORY_ROOT, file)}\0`).update(await readFile(file));
  return hash.digest("hex");
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(
    entries
      .filter(({ name }) => !NOT_SOURCES.has(name) && !name.startsWith(".next"))
      .map(async (entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? listFiles(path) : [path];
      }),
  );
  return nested.flat();
}

const NOT_SOURCES = new Set([
  "node_modules",
  "e2e",
  "test",
  "test-results",
  "playwright-report",
  "next-env.d.ts",
  "tsconfig.tsbuildinfo",
  "README.md",
]);
