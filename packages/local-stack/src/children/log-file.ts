/** A child's log in the data folder. */
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";

export class LogFile {
  readonly path: string;

  constructor(folder: string, name: string) {
    mkdirSync(folder, { recursive: true });
    this.path = join(folder, `${name}.log`);
  }

  /**
   * Opens the log to be written at its end, by `use` only. A long one is put aside first, in place of the one
   * before.
   */
  open<T>(use: (descriptor: number) => T): T {
    if (sizeBytes(this.path) > SIZE_BYTES_MAX) renameSync(this.path, `${this.path}.1`);
    const descriptor = openSync(this.path, "a", 0o600);
    try {
      return use(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }

  /** The last lines, for an error that wants to be understood without opening the file. */
  tail(lines = 15): string {
    try {
      return readFileSync(this.path, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
    } catch {
      return "";
    }
  }
}

const SIZE_BYTES_MAX = 20 * 1024 * 1024;

function sizeBytes(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
