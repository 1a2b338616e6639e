/**
 * The whole product over HTTP, as anybody can use it: the demo data first, then orders from the
 * registration to the transfer, and what Stripe and the ledger say of them.
 */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { CoverageOrder, CoverageService, Script } from "@script-manifest/contracts";
import pg from "pg";
import { PORT_NAMES, type Ports } from "../../src/config.ts";
import { notifications, projects } from "../../src/demo/client.ts";
import { readScriptFile, SCRIPTS } from "../../src/demo/scripts.ts";
import {
  becomeProvider,
  claimOrder,
  completeOrder,
  createProject,
  deliverOrder,
  finishOnboarding,
  offerService,
  payOrder,
  placeOrder,
  reviewOrder,
  type Session,
  signUp,
  startOrder,
  uploadScript,
  waitFor,
} from "../../src/demo/steps.ts";
import { findFreePorts } from "../../src/ports.ts";
import { type Stack, startStack } from "../../src/stack.ts";
import { countIn, demoGuarantees } from "./demo-guarantees.ts";

let stack: Stack;
let folder: string;
let database: pg.Client;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "script-manifest-journey-"));
  const free = await findFreePorts(PORT_NAMES.length);
  const ports = Object.fromEntries(PORT_NAMES.map((name, index) => [name, free[index]])) as Ports;
  // Two replicas share the jobs: whatever ran twice would be charged, paid or told twice below.
  stack = await startStack({ dataFolder: folder, ports, web: "none", demo: true, coverageReplicas: 2 });
  database = new pg.Client({ connectionString: stack.databaseUrl });
  await database.connect();
});

after(async () => {
  await database?.end();
  await stack?.stop();
  await rm(folder, { recursive: true, force: true });
});

const number = (sql: string, values: readonly unknown[] = []) => countIn(database, sql, values);

demoGuarantees(() => ({ stack, folder, database }));

/** Asks the simulator as the service's Stripe SDK would. */
async function stripe<T>(path: string): Promise<T> {
  const response = await fetch(`${stack.stripeSimulatorUrl}/v1/${path}`, {
    headers: { authorization: "Bearer sk_test_simulator" },
  });
  assert.equal(response.status, 200);
  return (await response.json()) as T;
}

interface Settled {
  readonly order: CoverageOrder;
  readonly feeCents: number;
}

describe("a first order", () => {
  let writer: Session;
  let reader: Session;
  let script: Script;
  let services: CoverageService[];

  before(async () => {
    const person = (name: string) => ({
      email: `${name}@journey.example.com`,
      displayName: name,
      password: "a long enough password",
    });
    writer = await signUp(stack.gatewayUrl, person("wilhelmina"));
    reader = await signUp(stack.gatewayUrl, person("reginald"));
    const profile = { displayName: "Reginald Reader", bio: "Reads.", specialties: ["Drama"] };
    const provider = await finishOnboarding(reader, await becomeProvider(reader, profile));
    services = [];
    for (const priceCents of [10_001, 333, 12_347]) {
      const service = {
        title: `For ${priceCents} cents`,
        description: "",
        tier: "early_draft",
        priceCents,
        turnaroundDays: 3,
        maxPages: 120,
        active: true,
      } as const;
      services.push(await offerService(reader, { providerId: provider.id, service }));
    }
    const project = await createProject(writer, { project: SCRIPTS.northbound.project });
    const file = await readScriptFile(SCRIPTS.northbound);
    script = await uploadScript(writer, { projectId: project.id, title: "Northbound", file });
  });

  it("reads the pages from the uploaded PDF", () => {
    assert.equal(script.format, "pdf");
    assert.ok(script.pageCount >= 10);
  });

  // Half a cent is rounded up: 10 001 × 15 % = 1 500.15, 333 × 15 % = 49.95, 12 347 × 15 % = 1 852.05.
  for (const [index, feeCents] of [1_500, 50, 1_852].entries()) {
    it(`ends with every cent where it belongs, at a fee of ${feeCents} cents`, async () => {
      const order = await live(services[index]);
      await assertSettled({ order, feeCents });
    });
  }

  async function live(service: CoverageService | undefined): Promise<CoverageOrder> {
    assert.ok(service);
    const { id: scriptId, projectId } = script;
    const { order, clientSecret } = await placeOrder(writer, {
      serviceId: service.id,
      scriptId,
      projectId,
      brief: "Does it hold?",
      idempotencyKey: `journey-${service.id}`,
    });
    const orderId = order.id;
    const download = () =>
      projects(reader.door, "opening the script", "downloadScript", { params: { id: scriptId } });
    const read = () =>
      projects(reader.door, "reading the script", "readScript", { params: { id: scriptId } });
    await payOrder(writer, { orderId, clientSecret, simulatorUrl: stack.stripeSimulatorUrl });
    await assert.rejects(download, /404/);
    await assert.rejects(read, /404/);
    await claimOrder(reader, orderId);
    assert.equal((await fetch((await download()).url)).headers.get("content-type"), "application/pdf");
    assert.equal((await read()).script.format, "pdf");
    await startOrder(reader, orderId);
    const report = { summary: "It holds.", strengths: "", weaknesses: "", recommendations: "", score: 80 };
    const file = { ...(await readScriptFile(SCRIPTS.northbound)), fileName: "report.pdf" };
    await deliverOrder(reader, { orderId, report, file });
    await assertPrinted(writer, orderId);
    const completed = await completeOrder(writer, orderId);
    await assert.rejects(download, /404/);
    await assert.rejects(read, /404/);
    await reviewOrder(writer, { orderId, review: { rating: 5, comment: "It held." } });
    return completed;
  }

  async function assertPrinted({ door }: Session, orderId: string): Promise<void> {
    const address = `${stack.gatewayUrl}/api/v1/coverage/orders/${orderId}/delivery/report.pdf`;
    const printed = await fetch(address, { headers: door.headers() });
    assert.equal(printed.headers.get("content-type"), "application/pdf");
    assert.match(await printed.text(), /^%PDF-1\.7/);
  }

  async function assertSettled({ order, feeCents }: Settled): Promise<void> {
    const { priceCents, platformFeeCents, providerPayoutCents, stripePaymentIntentId } = order;
    assert.deepEqual([platformFeeCents, providerPayoutCents], [feeCents, priceCents - feeCents]);
    const charges = await stripe<{ data: { id: string; amount_captured: number }[] }>(
      `charges?payment_intent=${stripePaymentIntentId}`,
    );
    assert.deepEqual(
      charges.data.map((charge) => charge.amount_captured),
      [priceCents],
    );
    const transfers = await stripe<{ data: { amount: number; source_transaction: string }[] }>(
      `transfers?transfer_group=${order.id}`,
    );
    assert.deepEqual(
      transfers.data.map((transfer) => [transfer.amount, transfer.source_transaction]),
      [[providerPayoutCents, charges.data[0]?.id]],
    );
    const entries = "SELECT sum(amount_cents) FROM coverage_ledger_entries WHERE order_id = $1";
    assert.equal(await number(entries, [order.id]), 0);
    assert.equal(await number(`${entries} AND account = 'held:order'`, [order.id]), 0);
  }

  it("sends every movement of money to Stripe once, though two replicas work on the jobs", async () => {
    assert.equal(stack.coverageUrls.length, 2);
    const twice = "SELECT count(*) FROM coverage_money_ops WHERE attempts > 1 AND status <> 'parked'";
    assert.equal(await number(twice), 0);
  });

  it("tells each person of each event once", async () => {
    const waiting = "SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier = 'send_notification'";
    await waitFor("everybody is told", async () => ((await number(waiting)) === 0 ? true : null));
    for (const { door } of [writer, reader]) {
      const query = { limit: 100 };
      const answer = await notifications(door, "reading the list", "listNotifications", { query });
      const told = answer.notifications.map(({ title, link }) => `${title}, ${link}`);
      assert.equal(new Set(told).size, told.length);
      // The three orders lived alike, so each is told alike.
      assert.ok(told.length >= services.length * 2);
      assert.equal(told.length % services.length, 0);
    }
  });
});
