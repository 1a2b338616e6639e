/** A whole stack of one's own with the demo data, on free ports and in a folder that vanishes with it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  findFreePorts,
  PORTS,
  readStackSettings,
  type Stack,
  startStack,
} from "@script-manifest/local-stack";
import { ROOT } from "./run-tool.ts";

export const say = (line: string) => void process.stdout.write(`${line}\n`);

export interface TestStack {
  readonly stack: Stack;
  readonly dataFolder: string;
  /** Stops it and forgets its data. */
  close(): Promise<void>;
}

export async function startTestStack(): Promise<TestStack> {
  const dataFolder = await mkdtemp(join(tmpdir(), "script-manifest-browser-"));
  const free = await findFreePorts(Object.keys(PORTS).length);
  const moved = Object.values(PORTS).map(({ variable }, index) => [variable, String(free[index])]);
  const env = { ...process.env, ...Object.fromEntries(moved), SM_DATA_DIR: dataFolder };
  const stack = await startStack({ ...readStackSettings(env, ROOT), env, web: "built", say });
  const close = async () => {
    await stack.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { stack, dataFolder, close };
}
