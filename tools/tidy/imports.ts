/** What a file imports, read from its text. */
import { posix } from "node:path";
import type { SourceFile } from "./files.ts";

export interface Import {
  /** A path from the root for the repository's own files, the package's name for the others. */
  readonly target: string;
  /** Nothing of it is left when the program runs. */
  readonly typeOnly: boolean;
}

const STATEMENT = /^(?:import|export)\s+(type\s+)?([^;"']*?)\s*from\s*["']([^"']+)["']/gm;
const BARE = /^import\s+["']([^"']+)["']/gm;
const DYNAMIC = /\bimport\(\s*["']([^"']+)["']/g;

export function readImports({ path, text }: SourceFile): Import[] {
  const resolve = (specifier: string) =>
    specifier.startsWith(".") ? posix.join(posix.dirname(path), specifier) : specifier;
  const statements = [...text.matchAll(STATEMENT)].map(([, type, names = "", specifier = ""]) => ({
    target: resolve(specifier),
    typeOnly: type !== undefined || everyNameIsType(names),
  }));
  const others = [...text.matchAll(BARE), ...text.matchAll(DYNAMIC)].map(([, specifier = ""]) => ({
    target: resolve(specifier),
    typeOnly: false,
  }));
  return [...statements, ...others];
}

/** `{ type A, type B }` */
function everyNameIsType(names: string): boolean {
  const inner = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
  const parts = inner
    ?.split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  return parts !== undefined && parts.length > 0 && parts.every((part) => part.startsWith("type "));
}
