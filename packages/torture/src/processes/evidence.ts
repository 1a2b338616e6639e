/**
 * When a promise was broken: everything that can be known about how, in files that stay. The timeline is the
 * one to read first; `grep` it for the order's id.
 */
import { copyFile, mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Scene } from "./act.ts";
import { inWords } from "./history.ts";
import type { LoggedRequest } from "./stripe-control.ts";

/** Answers where the files are. */
export async function keepEvidence(
  { bench, orders, begunAt }: Scene,
  o: { seed: number; problems: readonly string[]; story: string },
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `script-manifest-torture-seed-${o.seed}-`));
  const [stripe, requests, changes, facts] = await Promise.all([
    bench.stripe.state(),
    bench.stripe.requests(),
    bench.database.changes(begunAt),
    bench.database.facts([...orders.values()]),
  ]);
  const timeline = [
    ...bench.journal.notes,
    ...requests.flatMap(asNotes),
    ...changes.map((change) => ({ at: change.realAt, what: inWords(change) })),
  ].sort((a, b) => a.at - b.at);
  const lines = timeline.map(({ at, what }) => `${new Date(at).toISOString().slice(11, 23)} ${what}`);
  const slots = [...orders].map(([slot, id]) => `  slot ${slot}: ${id}`).join("\n");
  await Promise.all([
    writeFile(join(folder, "problems.txt"), `${o.problems.join("\n")}\n\n${slots}\n\n${o.story}\n`),
    writeFile(join(folder, "timeline.txt"), `${lines.join("\n")}\n`),
    writeFile(join(folder, "stripe.json"), JSON.stringify(stripe, null, 1)),
    writeFile(join(folder, "orders.json"), JSON.stringify(facts, null, 1)),
    ...(await readdir(bench.folder))
      .filter((name) => name.endsWith(".log"))
      .map((name) => copyFile(join(bench.folder, name), join(folder, name))),
  ]);
  return folder;
}

/** Its way in, and its effect if that came later. */
function asNotes({ arrivedAt, workedAt, workedAtReal, ...request }: LoggedRequest) {
  const { method, path, key, fate, status, replayed } = request;
  const body = method === "POST" ? ` ${decodeURIComponent(request.body.replaceAll("+", " "))}` : "";
  const what = `stripe ${method} ${path}${key ? ` key=${key}` : ""}${body}`;
  const ends = `→ ${status ?? "nothing done"}${replayed ? " replayed" : ""}${fate === "ok" ? "" : ` (${fate})`}`;
  if (workedAt === null || workedAtReal === null) return [{ at: arrivedAt, what: `${what} ${ends}` }];
  const worked = `${what} ${ends} (${new Date(workedAt).toISOString()})`;
  if (workedAtReal - arrivedAt < 5) return [{ at: workedAtReal, what: worked }];
  return [
    { at: arrivedAt, what: `${what} arrives` },
    { at: workedAtReal, what: worked },
  ];
}
