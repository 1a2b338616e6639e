/** Checks on the repository itself: its rooms, its bans, its shape, and that its parts know of each other. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { MIGRATION_AREAS } from "@script-manifest/db";
import { readMigrations } from "../packages/db/src/migration-files.ts";
import { checkBans } from "./tidy/bans.ts";
import { exists, readSources, readText, type SourceFile, workspaceFolders } from "./tidy/files.ts";
import { checkRooms } from "./tidy/rooms.ts";
import { checkShape } from "./tidy/shape.ts";

const sources = readSources();

test("every file keeps to its room", () => {
  assert.deepEqual(sources.flatMap(checkRooms), []);
});

test("nothing banned is written down", () => {
  assert.deepEqual(sources.flatMap(checkBans), []);
});

test("every file is short and narrow, and opens with what belongs in it", () => {
  assert.deepEqual(sources.flatMap(checkShape), []);
});

test("every migration has its reason, its change and its check", async () => {
  // readMigrations throws for one that is misnamed or incomplete.
  const migrations = await Promise.all(MIGRATION_AREAS.map((area) => readMigrations(area)));
  assert.ok(migrations.every((area) => area.length > 0));
});

test("every package of the workspace explains itself, and every one with behaviour is tested", () => {
  const folders = workspaceFolders();
  assert.deepEqual(
    folders.filter((folder) => !exists(`${folder}/README.md`)),
    [],
  );
  const tested = new Set(
    sources.filter(({ path }) => /\.(test|spec)\.ts$/.test(path)).map(({ path }) => folderOf(path)),
  );
  // The contracts hold no behaviour; everybody else's tests exercise them.
  const untested = folders.filter((folder) => folder !== "packages/contracts" && !tested.has(folder));
  assert.deepEqual(untested, []);
});

test(".env.example explains every variable that is read, and no other", () => {
  const explained = new Set(
    [...readText(".env.example").matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map(([, name = ""]) => name),
  );
  const read = new Set(sources.filter(({ path }) => isReader(path)).flatMap(variablesIn));
  assert.deepEqual([...read].filter((name) => !explained.has(name)).sort(), []);
  assert.deepEqual([...explained].filter((name) => !read.has(name)).sort(), []);
});

test("compose.yml runs every service, hands them only variables that are explained, and knows no simulator", () => {
  const compose = readText("compose.yml");
  const services = workspaceFolders().filter((folder) => folder.startsWith("services/"));
  for (const folder of services)
    assert.match(compose, new RegExp(`^ {2}${folder.slice("services/".length)}:$`, "m"));
  const named = [...compose.matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name = ""]) => name);
  assert.deepEqual(
    named.filter((name) => !readText(".env.example").includes(`${name}=`)),
    [],
  );
  assert.doesNotMatch(compose, /sk_test_simulator|image:.*simulator|SERVICE: stripe-simulator/);
});

function folderOf(path: string): string {
  return path.split("/").slice(0, 2).join("/");
}

/** The files that read variables: the configs, compose.yml, and the few of the tests. */
function isReader(path: string): boolean {
  return (
    /^(services|packages|apps)\/.*\/config\.ts$/.test(path) ||
    /^(compose\.yml|apps\/writer-web\/playwright\.config\.ts|tools\/testing\/chromium\.ts)$/.test(path) ||
    path === "packages/local-stack/src/testing/cluster.ts"
  );
}

function variablesIn({ path, text }: SourceFile): string[] {
  const inSchema = [...text.matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)];
  const fromEnv = [...text.matchAll(/\benv\.([A-Z][A-Z0-9_]+)/g)];
  const taken = [...text.matchAll(/^const \{([^}]+)\} = process\.env;/gm)].flatMap(([, names = ""]) => [
    ...names.matchAll(/([A-Z][A-Z0-9_]+)/g),
  ]);
  const inCompose = path === "compose.yml" ? [...text.matchAll(/\$\{([A-Z][A-Z0-9_]+)/g)] : [];
  const names = [...inSchema, ...fromEnv, ...taken, ...inCompose].map(([, name = ""]) => name);
  return names.filter((name) => !NOT_OURS.has(name));
}

/** The system's, the database image's, and a constant that looks like one. */
const NOT_OURS = new Set(["PATH", "POSTGRES_USER", "POSTGRES_DB"]);
