/**
 * `npm run torture:mutants [-- --mode processes]`: applies each classic mistake to a copy of the sources and
 * plays seeds until it is caught; then sees that the sources as they are pass the very same seeds. Exits
 * non-zero unless all are caught. With processes it plays those that only real processes can show.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { ALL_MUTANTS, PROCESS_MUTANTS } from "./all.ts";
import { copySources } from "./copy.ts";
import type { Played } from "./play-until.ts";

const { values } = parseArgs({ options: { mode: { type: "string", default: "memory" } } });
const WAYS = {
  memory: { mutants: ALL_MUTANTS, file: "play-until.ts", seedsMax: 4_000 },
  processes: { mutants: PROCESS_MUTANTS, file: "play-processes-until.ts", seedsMax: 6 },
};
if (values.mode !== "memory" && values.mode !== "processes") throw new Error("--mode is memory or processes");
const { mutants, file: player, seedsMax } = WAYS[values.mode];
const say = (line: string) => void process.stdout.write(`${line}\n`);

const copy = await copySources();
let ok = false;
try {
  ok = await hunt();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
} finally {
  await copy.close();
}
process.exit(ok ? 0 : 1);

async function hunt(): Promise<boolean> {
  let caught = 0;
  let seeds = 0;
  for (const [index, { name, edits }] of mutants.entries()) {
    const played = await copy.spoilt(edits, () => play(seedsMax));
    seeds = Math.max(seeds, played.seeds);
    say(`${index + 1}. ${name}`);
    if (!played.caught) {
      say(`   NOT caught in ${played.seeds} seeds`);
      continue;
    }
    caught += 1;
    say(`   caught by ${firstLine(played.caught.problem)}`);
    say(`   seed ${played.caught.seed}; the short story of it:`);
    say(played.caught.story.replaceAll(/^/gm, "   "));
  }
  const unspoilt = await play(seeds);
  say(
    unspoilt.caught
      ? `the sources as they are FAIL seed ${unspoilt.caught.seed}: ${firstLine(unspoilt.caught.problem)}`
      : `the sources as they are keep every promise on the same ${seeds} seeds`,
  );
  say(`mutants: caught ${caught} of ${mutants.length}`);
  return caught === mutants.length && !unspoilt.caught;
}

/** In the copy, by a process of its own, so that each mutant is loaded afresh. */
async function play(seeds: number): Promise<Played> {
  const file = join(copy.folder, "packages", "torture", "src", "mutants", player);
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", file, "1", String(seeds)], {
    cwd: copy.folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  const output = await text(child.stdout);
  const code = await ended;
  if (code !== 0) throw new Error(`playing the copy ended with ${code}`);
  return JSON.parse(output) as Played;
}

function firstLine(problem: string): string {
  return problem.split("\n")[0] ?? problem;
}
