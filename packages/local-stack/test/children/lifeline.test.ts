/** Children cannot outlive the process that started them, however it ends. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { identifyProcess } from "../../src/children/process-identity.ts";
import { findFreePort } from "../../src/ports.ts";
import { until } from "../until.ts";

describe("a child on a lifeline", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "lifeline-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("is asked to stop when its parent is killed outright, and its folder is removed behind it", async () => {
    const notes = join(folder, "notes");
    const toRemove = join(folder, "data");
    mkdirSync(toRemove);
    const read = () => (existsSync(notes) ? readFileSync(notes, "utf8") : "");
    const parent = spawn(process.execPath, [join(import.meta.dirname, "../fixtures/parent.mjs"), toRemove], {
      env: { ...process.env, NOTES: notes, PORT: String(await findFreePort()) },
      stdio: "inherit",
    });
    const [, pid] = await until("the child", () => /started (\d+)/.exec(read()));
    parent.kill("SIGKILL");
    await until("the child's end", () => identifyProcess(Number(pid)) === null);
    assert.match(read(), /asked/);
    await until("the folder's end", () => !existsSync(toRemove));
  });
});
