/**
 * A temporary copy of what the torture run needs of the repository. The installed packages are the
 * repository's own, reached through links; the sources are copies that may be spoilt.
 */
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Edit } from "./mutants.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..", "..");
const SERVICE = "services/coverage-marketplace-service";
const FOLDERS = [
  "packages/contracts",
  "packages/db",
  "packages/local-stack",
  "packages/service-kit",
  "packages/stripe-simulator",
  "packages/torture",
  SERVICE,
];

export interface Copy {
  readonly folder: string;
  /** Applies the edits, runs `work`, and takes them back. Throws when a text to edit is not there once. */
  spoilt<T>(edits: readonly Edit[], work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function copySources(): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), "script-manifest-mutants-"));
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
  for (const name of ["package.json", ...FOLDERS])
    await cp(join(ROOT, name), join(folder, name), { recursive: true, verbatimSymlinks: true });
  return {
    folder,
    spoilt: (edits, work) => spoil(folder, edits, work),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function spoil<T>(folder: string, edits: readonly Edit[], work: () => Promise<T>): Promise<T> {
  const files = [...new Set(edits.map(({ file }) => file))];
  const originals = new Map<string, string>();
  for (const file of files) originals.set(file, await readFile(pathOf(folder, file), "utf8"));
  const spoilt = new Map(originals);
  for (const edit of edits) spoilt.set(edit.file, applyEdit(spoilt.get(edit.file) ?? "", edit));
  try {
    for (const [file, text] of spoilt) await writeFile(pathOf(folder, file), text);
    return await work();
  } finally {
    for (const [file, text] of originals) await writeFile(pathOf(folder, file), text);
  }
}

/** Throws when the text to change is not there exactly once: then the mutant no longer says what it means. */
export function applyEdit(text: string, { file, from, to }: Edit): string {
  const found = text.split(from).length - 1;
  if (found !== 1) throw new Error(`${file} holds the text to edit ${found} times, not once:\n${from}`);
  return text.replace(from, () => to);
}

const pathOf = (folder: string, file: string): string => join(folder, SERVICE, "src", file);
