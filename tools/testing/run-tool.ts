/** Runs one of the repository's tools in the foreground. */
import { spawn } from "node:child_process";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "..", "..");

/** What a step contributes to the count at the end. */
export interface StepResult {
  passed: number;
  failed: number;
}

/** A check without tests of its own counts as one failure when it fails, and as nothing when it does not. */
export async function runTool(command: string, args: readonly string[], folder = ROOT): Promise<StepResult> {
  const code = await runInForeground(command, args, { folder });
  return { passed: 0, failed: code === 0 ? 0 : 1 };
}

/** Answers the exit code, or 1 when it was ended by a signal. It ends with us. */
export async function runInForeground(
  command: string,
  args: readonly string[],
  { folder = ROOT, env = process.env }: { folder?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<number> {
  const child = spawn(command, args, { cwd: folder, env, stdio: ["ignore", "inherit", "inherit"] });
  const end = () => child.kill("SIGTERM");
  const endBoth = () => {
    end();
    process.exit(130);
  };
  process.once("exit", end);
  for (const signal of SIGNALS) process.on(signal, endBoth);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => resolve(code ?? 1));
    });
  } finally {
    process.removeListener("exit", end);
    for (const signal of SIGNALS) process.removeListener(signal, endBoth);
  }
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
