/**
 * The service as a process: killed while a letter is under way, started again, and nothing is lost or
 * doubled.
 */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { internalApi, type User } from "@script-manifest/contracts";
import type { TestDatabase } from "@script-manifest/local-stack/testing";
import { callService, createServiceTokenSigner } from "@script-manifest/service-kit";
import { openNotificationDatabase } from "./database.ts";
import { until } from "./until.ts";

const SECRET = "a-service-token-secret-for-these-tests-only";
const token = () => createServiceTokenSigner({ secret: SECRET, issuer: "coverage" })({ roles: ["service"] });
const user: User = { id: "user_1", email: "ines@example.com", displayName: "Ines", roles: ["writer"] };

/** identity-service as far as letters need it. While `holding`, questions get no answer. */
const identity = { holding: false, asked: 0, url: "" };
const identityServer = createServer((_, response) => {
  identity.asked += 1;
  if (!identity.holding) response.setHeader("content-type", "application/json").end(JSON.stringify({ user }));
});

let database: TestDatabase;
let folder: string;
const processes: ChildProcess[] = [];

before(async () => {
  database = await openNotificationDatabase();
  folder = await mkdtemp(join(tmpdir(), "letters-"));
  identityServer.listen(0, "127.0.0.1");
  await once(identityServer, "listening");
  identity.url = `http://127.0.0.1:${(identityServer.address() as AddressInfo).port}`;
});
after(async () => {
  for (const child of processes) child.kill("SIGKILL");
  identityServer.closeAllConnections();
  identityServer.close();
  await database.close();
  await rm(folder, { recursive: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function startProcess(): Promise<{ child: ChildProcess; baseUrl: string }> {
  const port = await freePort();
  const child = spawn(process.execPath, [new URL("../src/index.ts", import.meta.url).pathname], {
    env: {
      ...process.env,
      NODE_ENV: "development",
      LOG_LEVEL: "info",
      NOTIFICATION_SERVICE_PORT: String(port),
      DATABASE_URL: database.connectionString,
      SERVICE_TOKEN_SECRET: SECRET,
      IDENTITY_SERVICE_URL: identity.url,
      MAIL_DIR: folder,
      NOTIFICATION_LETTER_LEASE: "500ms",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  processes.push(child);
  let output = "";
  child.stdout?.on("data", (chunk) => {
    output += chunk;
  });
  await until("the service", async () => output.includes('"ready"') || child.exitCode !== null);
  assert.equal(child.exitCode, null, output);
  return { child, baseUrl: `http://127.0.0.1:${port}` };
}

const tell = (baseUrl: string) =>
  callService({
    baseUrl,
    endpoint: internalApi.notify,
    body: { eventId: "ctrn_1", userId: user.id, title: "Told", body: "Once.", link: null },
    token: token(),
  });

describe("the service as a process", () => {
  it("killed while a letter is under way and started again, it sends that letter, once", async () => {
    identity.holding = true;
    const first = await startProcess();
    const told = await tell(first.baseUrl);
    await until("the letter to be under way", async () => identity.asked > 0);
    first.child.kill("SIGKILL");
    await once(first.child, "exit");
    assert.deepEqual(await readdir(folder), []);

    identity.holding = false;
    const second = await startProcess();
    assert.deepEqual(await tell(second.baseUrl), told);
    const [letter = ""] = await until("the letter", async () => {
      // While it is written it is a draft of another name; at the end the letter must be all there is.
      const letters = (await readdir(folder)).filter((name) => name.endsWith(".eml"));
      return letters.length > 0 && letters;
    });
    assert.match(letter, new RegExp(`-${told.notification.id}\\.eml$`));

    second.child.kill("SIGTERM");
    const [code] = await once(second.child, "exit");
    assert.equal(code, 0);
    assert.deepEqual(await readdir(folder), [letter]);
  });

  it("told at one replica, it is heard at another, which stops at once although somebody follows", async () => {
    const [near, far] = [await startProcess(), await startProcess()];
    const sign = createServiceTokenSigner({ secret: SECRET, issuer: "api-gateway" });
    const stream = await fetch(`${far.baseUrl}/internal/notifications/events`, {
      headers: { "x-service-token": sign({ userId: "user_2" }) },
    });
    const events = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const heard = async () => String((await events?.read())?.value).match(/^id: (.*)$/m)?.[1];
    assert.equal(await heard(), "0.0");
    await callService({
      baseUrl: near.baseUrl,
      endpoint: internalApi.notify,
      body: { eventId: "ctrn_2", userId: "user_2", title: "Told", body: "Once.", link: null },
      token: token(),
    });
    assert.equal(await heard(), "1.1");
    far.child.kill("SIGTERM");
    assert.deepEqual(await once(far.child, "exit"), [0, null]);
    assert.deepEqual(await events?.read(), { done: true, value: undefined });
  });
});
