/** The repository's own files, for checks that read them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "..", "..");

export interface SourceFile {
  /** From the root, with slashes. */
  readonly path: string;
  readonly text: string;
}

const NOT_OURS = new Set([
  ".git",
  ".next",
  ".data",
  ".toolchain",
  "node_modules",
  "test-results",
  "playwright-report",
  "next-env.d.ts",
  "pnpm-lock.yaml",
]);
const TEXT = /(\.(ts|tsx|mjs|js|css|sql|md|json|ya?ml|example|sh)|Dockerfile|\.ci\/run)$/;

/** Every text file that is written by hand. */
export function readSources(): SourceFile[] {
  return listFiles("").map((path) => ({ path, text: readText(path) }));
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

export function exists(path: string): boolean {
  return existsSync(join(ROOT, path));
}

/** The folders of every package in the workspace. */
export function workspaceFolders(): string[] {
  return ["apps", "packages", "services"]
    .flatMap((kind) => readdirSync(join(ROOT, kind)).map((name) => `${kind}/${name}`))
    .filter((folder) => exists(`${folder}/package.json`));
}

function listFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (NOT_OURS.has(entry.name)) return [];
    if (entry.isDirectory()) return listFiles(path);
    return TEXT.test(path) && !path.endsWith(".tsbuildinfo") ? [path] : [];
  });
}
