/**
 * `npm run bench -- [--only browse,order] [--size 20k] [--rounds 5] [--seconds 2] [--json file] [--list]`:
 * starts what it needs, measures, and prints a table. It judges nothing by its exit code: a machine's
 * figures are
 * to be read, not to fail a build.
 */
import { writeFile } from "node:fs/promises";
import { readArguments } from "./arguments.ts";
import { sizeOf } from "./fill/fill.ts";
import { type Finding, tableOf, verdictOf } from "./report.ts";
import { SCENARIOS, scenariosNamed } from "./scenarios/index.ts";
import { openStage } from "./stage/stage.ts";

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { services, only, rounds, seconds, json, list } = readArguments(process.argv.slice(2));
  if (list) return say(SCENARIOS.map(({ name }) => name).join("\n"));
  const scenarios = scenariosNamed(only);
  const stage = await openStage({ size: sizeOf(services), say });
  const findings: Finding[] = [];
  try {
    for (const scenario of scenarios) {
      say(`${scenario.name} …`);
      findings.push(...(await scenario.run({ stage, rounds, seconds })));
    }
  } finally {
    await stage.close();
  }
  say(`\n${tableOf(findings)}`);
  if (!json) return;
  const said = findings.map((finding) => ({ ...finding, verdict: verdictOf(finding) }));
  await writeFile(
    json,
    `${JSON.stringify({ size: sizeOf(services), rounds, seconds, findings: said }, null, 2)}\n`,
  );
}

await main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
