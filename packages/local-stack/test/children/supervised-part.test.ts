/** Parts are kept running until they are stopped. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { childPart } from "../../src/children/child-part.ts";
import { LogFile } from "../../src/children/log-file.ts";
import { identifyProcess } from "../../src/children/process-identity.ts";
import { RunFile } from "../../src/children/run-file.ts";
import { SupervisedPart } from "../../src/children/supervised-part.ts";
import { findFreePort } from "../../src/ports.ts";
import { until } from "../until.ts";

describe("a supervised part", () => {
  let folder = "";
  let said: string[] = [];
  let parts: SupervisedPart[] = [];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "supervised-"));
  });
  afterEach(async () => {
    await Promise.all(parts.map((part) => part.stop()));
    said = [];
    parts = [];
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function prepare(name: string, env: Record<string, string> = {}) {
    const port = await findFreePort();
    const dataFolder = join(folder, name);
    const runFile = await RunFile.claim(dataFolder, () => {});
    const part = childPart({
      name,
      command: process.execPath,
      args: [join(import.meta.dirname, "../fixtures/service.mjs")],
      cwd: folder,
      env: { ...process.env, PORT: String(port), NOTES: join(dataFolder, "notes"), ...env },
      log: new LogFile(dataFolder, name),
      runFile,
      readyUrl: `http://127.0.0.1:${port}/`,
    });
    const supervised = new SupervisedPart(part, (line) => said.push(line));
    parts.push(supervised);
    return { supervised, dataFolder, noted: () => readFileSync(join(dataFolder, "run.json"), "utf8") };
  }

  it("is started again when it is killed, and that is said", async () => {
    const { supervised } = await prepare("killed");
    await supervised.start();
    const first = supervised.pid;
    process.kill(first ?? 0, "SIGKILL");
    const second = await until("another process", () => supervised.pid !== first && supervised.pid);
    assert.notEqual(second, first);
    await until("the word", () => said.includes("killed is back"));
    assert.match(said[0] ?? "", /^killed stopped \(ended by SIGKILL\); starting it again in 0.25 s$/);
  });

  it("stays stopped once it was stopped, having been asked and not killed", async () => {
    const { supervised, dataFolder, noted } = await prepare("stopped");
    await supervised.start();
    const pid = supervised.pid ?? 0;
    assert.match(noted(), new RegExp(`"pid": ${pid}`));
    await supervised.stop();
    assert.equal(identifyProcess(pid), null);
    assert.match(readFileSync(join(dataFolder, "notes"), "utf8"), /asked/);
    assert.doesNotMatch(noted(), new RegExp(`"pid": ${pid}`));
    assert.deepEqual(said, []);
  });

  it("fails at its first start with the end of its log", async () => {
    const { supervised } = await prepare("refusing", { REFUSE: "1" });
    await assert.rejects(
      supervised.start(),
      /refusing did not start: exit 1\n {2}\| Refusing to start: no secret/,
    );
    assert.equal(supervised.pid, null);
  });

  it("can be stopped while it is still starting", async () => {
    // Listens where nobody asks, so it never becomes ready.
    const { supervised } = await prepare("starting", { PORT: String(await findFreePort()) });
    const start = supervised.start();
    start.catch(() => {});
    await supervised.stop();
    await assert.rejects(start, /it was stopped meanwhile/);
    assert.equal(supervised.pid, null);
  });
});
