/** A Chromium for the browser tests: one that is here, or one that can be had. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { ROOT } from "./run-tool.ts";

/**
 * The path of a Chromium: `CHROMIUM_PATH`, else an installed Chrome or Chromium, else Playwright's own, else,
 * as root on Debian, one installed now. Throws with what to do when there is none.
 */
export async function findChromium(say: (line: string) => void): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`CHROMIUM_PATH names ${given}, which does not exist`);
  }
  const found = installed() ?? playwrights() ?? (canInstall() ? install(say) : null);
  if (found) return found;
  throw new Error(
    "The browser tests need Chrome or Chromium and there is none. Install one (Debian: apt-get install chromium; " +
      "elsewhere: npx playwright install chromium), or set CHROMIUM_PATH to one.",
  );
}

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const MAC_PATHS = ["Google Chrome", "Chromium"].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

function installed(): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const paths = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...MAC_PATHS];
  return paths.find((path) => existsSync(path)) ?? null;
}

function playwrights(): string | null {
  const fromWeb = createRequire(join(ROOT, "apps", "writer-web", "package.json"));
  const { chromium }: { chromium: { executablePath(): string } } = fromWeb("@playwright/test");
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0;
}

function install(say: (line: string) => void): string | null {
  say("installing Chromium for the browser tests (once) …");
  const apt = (...args: string[]) =>
    execFileSync("apt-get", ["-qq", "-y", ...args], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  apt("update");
  apt("install", "chromium", "fonts-liberation");
  return installed();
}
