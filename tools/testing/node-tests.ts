/**
 * Every test that needs no browser, with Node's own runner. They share one PostgreSQL server that vanishes
 * with the run.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { startThrowAwayCluster } from "@script-manifest/local-stack/testing";
import { runInForeground, type StepResult } from "./run-tool.ts";

const FILES = [
  "packages/*/test/**/*.test.ts",
  "services/*/test/**/*.test.ts",
  "apps/*/test/**/*.test.ts",
  "tests/**/*.test.ts",
  "tools/**/*.test.ts",
];

export async function runNodeTests(files: readonly string[]): Promise<StepResult> {
  const folder = await mkdtemp(join(tmpdir(), "script-manifest-tests-"));
  const count = join(folder, "count.json");
  const cluster = await startThrowAwayCluster();
  try {
    const code = await runInForeground(
      process.execPath,
      [...flags(count), ...(files.length > 0 ? files : FILES)],
      {
        env: { ...process.env, NODE_ENV: "test", TEST_POSTGRES_URL: cluster.url("postgres") },
      },
    );
    return judge(JSON.parse(await readFile(count, "utf8")), code);
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function flags(count: string): string[] {
  return [
    "--disable-warning=ExperimentalWarning",
    "--test",
    // More files at once than cores only makes timings worse.
    `--test-concurrency=${Math.max(2, Math.min(availableParallelism(), 8))}`,
    `--test-timeout=${TEST_MS_MAX}`,
    "--test-reporter=spec",
    "--test-reporter-destination=stdout",
    `--test-reporter=${join(import.meta.dirname, "count-reporter.ts")}`,
    `--test-reporter-destination=${count}`,
  ];
}

/** Longer than any file should take by far: a test that hangs must fail, not hold up the run. */
const TEST_MS_MAX = 10 * 60_000;

/**
 * A test that was skipped or cancelled has shown nothing, so it counts as failed; so does a run without any
 * test.
 */
function judge(
  counts: Record<"passed" | "failed" | "cancelled" | "skipped" | "todo", number>,
  code: number,
): StepResult {
  const { passed, failed, cancelled, skipped, todo } = counts;
  const unshown = failed + cancelled + skipped + todo;
  if (skipped + todo > 0)
    process.stdout.write(`${skipped + todo} tests are skipped or still to be written\n`);
  const isSilentFailure = unshown === 0 && (code !== 0 || passed === 0);
  return { passed, failed: isSilentFailure ? 1 : unshown };
}
