/** What the stack's variables do. */
import assert from "node:assert/strict";
import { createServer } from "node:net";
import { after, before, describe, it } from "node:test";
import { PORTS, readStackSettings } from "../src/config.ts";
import { embeddedParts, partEnvironment } from "../src/environment.ts";
import { checkPorts } from "../src/port-check.ts";

const secrets = { serviceToken: "token-secret", stripeWebhook: "whsec_ours" };
const { ports } = readStackSettings({}, "/somewhere");
const environment = (env: Record<string, string>) =>
  partEnvironment({ env, ports, dataFolder: "/somewhere/.data", secrets });

describe("the stack's settings", () => {
  it("have the documented defaults", () => {
    const settings = readStackSettings({}, "/somewhere");
    assert.equal(settings.dataFolder, "/somewhere/.data");
    assert.equal(settings.demo, true);
    assert.deepEqual(
      settings.ports,
      Object.fromEntries(Object.entries(PORTS).map(([name, { port }]) => [name, port])),
    );
  });

  it("follow every variable, and treat an empty one as unset", () => {
    const moved = Object.values(PORTS).map(({ variable }, index) => [variable, String(20_000 + index)]);
    const settings = readStackSettings(
      { ...Object.fromEntries(moved), SM_DATA_DIR: "/data", SM_DEMO: "0" },
      "/x",
    );
    assert.deepEqual(Object.values(settings.ports).sort(), moved.map(([, port]) => Number(port)).sort());
    assert.deepEqual([settings.dataFolder, settings.demo], ["/data", false]);
    assert.equal(readStackSettings({ WEB_PORT: "" }, "/x").ports.web, 3000);
  });

  it("refuse what is no port, naming the variable", () => {
    assert.throws(() => readStackSettings({ GATEWAY_PORT: "many" }, "/x"), /GATEWAY_PORT/);
  });
});

describe("the environment of the parts", () => {
  it("tells every part where the others are", () => {
    const env = partEnvironment({ env: {}, ports: { ...ports, gateway: 24_000 }, dataFolder: "/d", secrets });
    assert.equal(env.API_GATEWAY_URL, "http://localhost:24000");
    assert.equal(env.GATEWAY_PORT, "24000");
    assert.equal(env.STRIPE_SIMULATOR_WEBHOOK_URL, "http://localhost:24000/api/v1/coverage/stripe-webhook");
    assert.equal(env.SERVICE_TOKEN_SECRET, "token-secret");
  });

  it("passes the caller's own variables through, but not the port meant for one program", () => {
    const env = environment({ COVERAGE_REVIEW_WINDOW: "3s", PLATFORM_COMMISSION_RATE: "0.2", PORT: "8080" });
    assert.deepEqual(
      [env.COVERAGE_REVIEW_WINDOW, env.PLATFORM_COMMISSION_RATE, env.PORT],
      ["3s", "0.2", undefined],
    );
  });

  it("replaces the embedded parts one by one", () => {
    const all = { postgres: true, storage: true, stripeSimulator: true };
    assert.deepEqual(embeddedParts({}), all);
    assert.deepEqual(embeddedParts({ DATABASE_URL: "postgres://elsewhere/x" }), { ...all, postgres: false });
    assert.deepEqual(embeddedParts({ STORAGE_S3_ENDPOINT: "http://elsewhere" }), { ...all, storage: false });
    assert.deepEqual(embeddedParts({ STRIPE_SECRET_KEY: "sk_test_real" }), {
      ...all,
      stripeSimulator: false,
    });
    assert.deepEqual(embeddedParts({ STRIPE_API_BASE: "http://elsewhere" }), {
      ...all,
      stripeSimulator: false,
    });
    const env = environment({ STRIPE_SECRET_KEY: "sk_test_real", DATABASE_URL: "postgres://elsewhere/x" });
    assert.deepEqual([env.STRIPE_API_BASE, env.STRIPE_JS_URL], [undefined, undefined]);
    assert.equal(env.DATABASE_URL, "postgres://elsewhere/x");
    assert.equal(env.STORAGE_S3_ENDPOINT, "http://localhost:9000");
  });

  it("gives the simulator and the service the same webhook secret, the caller's if there is one", () => {
    const ours = environment({});
    assert.deepEqual(
      [ours.STRIPE_WEBHOOK_SECRET, ours.STRIPE_SIMULATOR_WEBHOOK_SECRET],
      ["whsec_ours", "whsec_ours"],
    );
    const given = environment({ STRIPE_WEBHOOK_SECRET: "whsec_given" });
    assert.equal(given.STRIPE_SIMULATOR_WEBHOOK_SECRET, "whsec_given");
  });
});

describe("the ports", () => {
  const holder = createServer();
  let taken = 0;
  before(async () => {
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    const address = holder.address();
    taken = address && typeof address === "object" ? address.port : 0;
  });
  after(() => holder.close());

  it("that cannot be had are all named up front, with the variables that move them", async () => {
    await assert.rejects(
      checkPorts({ ...ports, gateway: taken, web: 1_234, storage: 1_234 }, ["gateway", "web", "storage"]),
      (error: Error) =>
        error.message.includes(`port ${taken} (GATEWAY_PORT) is taken`) &&
        error.message.includes("port 1234 (WEB_PORT) is also STORAGE_PORT"),
    );
  });

  it("of parts that run elsewhere do not matter", async () => {
    await checkPorts({ ...ports, postgres: taken }, []);
  });
});
