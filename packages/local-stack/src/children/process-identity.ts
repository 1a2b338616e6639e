/**
 * Telling a process from another that got its number later. Belongs here: reading the system's process table.
 * Does not: what to do about a process.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";

/**
 * What no other process will ever have: the number, the boot and the moment it started. Null when there is no
 * such process, or only its remains waiting to be collected.
 */
export function identifyProcess(pid: number): string | null {
  try {
    if (process.platform !== "linux") {
      const started = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
      return started ? `${pid} ${started}` : null;
    }
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold anything; the fields behind it are plain.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (state === "Z" || state === "X") return null;
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${pid} ${boot} ${fields[STARTED_FIELD]}`;
  } catch {
    return null;
  }
}

// The 22nd field of proc(5)'s stat, counted from behind the state.
const STARTED_FIELD = 18;

/** The folder a process works in, or null when it cannot be told. */
export function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}
