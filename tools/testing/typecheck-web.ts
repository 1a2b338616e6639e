/** The web app's types. Next writes some of them itself, from the routes there are. */
import { join } from "node:path";
import { ROOT, runTool, type StepResult } from "./run-tool.ts";

export async function typecheckWeb(): Promise<StepResult> {
  const folder = join(ROOT, "apps", "writer-web");
  const next = join(folder, "node_modules", "next", "dist", "bin", "next");
  const written = await runTool(process.execPath, [next, "typegen"], folder);
  return written.failed > 0 ? written : runTool("tsc", ["-p", "tsconfig.json"], folder);
}
