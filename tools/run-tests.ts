/**
 * `npm test`, `npm run check`, `npm run test:browser`: runs the steps one after the other, goes on after a failure so that
 * one run shows them all, and ends with one line that counts every test. Further arguments name test files.
 *
 * Belongs here: which steps, and the count. Does not: how a step is run (testing/).
 */
import { runBrowserTests } from "./testing/browser-tests.ts";
import { runNodeTests } from "./testing/node-tests.ts";
import { runTool, type StepResult } from "./testing/run-tool.ts";
import { typecheckWeb } from "./testing/typecheck-web.ts";

type Step = (files: readonly string[]) => Promise<StepResult>;

const CHECK: Record<string, Step> = {
  "types of services, packages and tools": () => runTool("tsc", ["-p", "tsconfig.json"]),
  "types of the web app": typecheckWeb,
  "lint and format": () => runTool("biome", ["check", "."]),
  tests: runNodeTests,
};
const BROWSER: Record<string, Step> = { "browser tests": runBrowserTests };
const SUITES: Record<string, Record<string, Step>> = {
  check: CHECK,
  browser: BROWSER,
  all: { ...CHECK, ...BROWSER },
};

const [suite = "all", ...files] = process.argv.slice(2);
const sum: StepResult = { passed: 0, failed: 0 };
const failedSteps: string[] = [];
for (const [name, step] of Object.entries(SUITES[suite] ?? SUITES.all ?? {})) {
  process.stdout.write(`\n── ${name}\n`);
  const startedAt = performance.now();
  const result = await step(files).catch((error: unknown) => {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1 };
  });
  sum.passed += result.passed;
  sum.failed += result.failed;
  if (result.failed > 0) failedSteps.push(name);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
  process.stdout.write(`── ${name}: ${result.failed > 0 ? "FAILED" : "fine"} (${seconds} s)\n`);
}
if (failedSteps.length > 0) process.stdout.write(`\nfailed: ${failedSteps.join(", ")}\n`);
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed\n`);
process.exit(sum.failed > 0 ? 1 : 0);
