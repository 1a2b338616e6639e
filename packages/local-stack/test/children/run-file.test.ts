/** A data folder belongs to one running stack, and a killed one's remains are cleared away. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { identifyProcess } from "../../src/children/process-identity.ts";
import { RunFile } from "../../src/children/run-file.ts";
import { until } from "../until.ts";

describe("the run file", () => {
  let folder = "";
  const started: ChildProcess[] = [];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "run-file-"));
  });
  after(async () => {
    for (const child of started) child.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  });

  function idle(): number {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    started.push(child);
    return child.pid ?? 0;
  }

  /** A note as a stack of another process would have left it. */
  function leave(name: string, runnerPid: number, runnerIdentity: string, children: object[]): string {
    const data = join(folder, name);
    mkdirSync(data);
    writeFileSync(
      join(data, "run.json"),
      JSON.stringify({ runner: { pid: runnerPid, identity: runnerIdentity }, stopping: false, children }),
    );
    return data;
  }

  it("refuses a folder on which another stack runs, naming its process", async () => {
    const runner = idle();
    const data = leave("running", runner, identifyProcess(runner) ?? "", []);
    await assert.rejects(
      RunFile.claim(data, () => {}),
      new RegExp(`a stack is already running on .*running \\(process ${runner}\\)`),
    );
  });

  it("waits for a stack that is on its way down", async () => {
    const runner = idle();
    const data = leave("stopping", runner, identifyProcess(runner) ?? "", []);
    const file = join(data, "run.json");
    writeFileSync(file, readFileSync(file, "utf8").replace("false", "true"));
    const said: string[] = [];
    const claim = RunFile.claim(data, (line) => said.push(line));
    await until("the word", () => said.length > 0);
    process.kill(runner, "SIGKILL");
    await claim;
    assert.deepEqual(said, ["waiting for the previous run to stop …"]);
  });

  it("ends what a killed stack left running, and tells what", async () => {
    const orphan = idle();
    const note = { name: "coverage", pid: orphan, identity: identifyProcess(orphan), stopSignal: "SIGTERM" };
    const data = leave("killed", 1, "somebody long gone", [note]);
    const said: string[] = [];
    await RunFile.claim(data, (line) => said.push(line));
    assert.deepEqual(said, ["ending what a killed run left behind (coverage) …"]);
    await until("the orphan's end", () => identifyProcess(orphan) === null);
  });

  it("leaves alone a process that merely has the number of one of ours", async () => {
    const stranger = idle();
    const note = {
      name: "coverage",
      pid: stranger,
      identity: `${stranger} another start`,
      stopSignal: "SIGTERM",
    };
    const runFile = await RunFile.claim(leave("reused", 1, "somebody long gone", [note]), () => {});
    assert.notEqual(identifyProcess(stranger), null);
    runFile.add("gateway", stranger, "SIGTERM");
    assert.match(readFileSync(join(folder, "reused", "run.json"), "utf8"), /"gateway"/);
    runFile.release();
  });
});
