/**
 * What is promised of the demo data on a stack that has just made it. Run by first-order.test.ts, whose stack
 * it is.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { CoverageOrderStatusSchema } from "@script-manifest/contracts";
import type pg from "pg";
import { coverage, SeedError } from "../../src/demo/client.ts";
import { DEMO_ACCOUNTS, seedDemo } from "../../src/demo/index.ts";
import { signIn } from "../../src/demo/steps.ts";
import { REPOSITORY_ROOT } from "../../src/repository-root.ts";
import type { Stack } from "../../src/stack.ts";

export interface DemoWorld {
  readonly stack: Stack;
  readonly folder: string;
  readonly database: pg.Client;
}

/** The one number that a statement answers. */
export async function countIn(
  database: pg.Client,
  sql: string,
  values: readonly unknown[] = [],
): Promise<number> {
  const { rows } = await database.query({ text: sql, values: [...values], rowMode: "array" });
  return Number(rows[0]?.[0] ?? 0);
}

const ALL_ROWS = `
    SELECT (SELECT count(*) FROM coverage_orders) + (SELECT count(*) FROM coverage_services)
      + (SELECT count(*) FROM coverage_order_transitions) + (SELECT count(*) FROM coverage_ledger_entries)
      + (SELECT count(*) FROM coverage_reviews) + (SELECT count(*) FROM profile_project.scripts)`;

/** `world` is asked when a test runs, not before. */
export function demoGuarantees(world: () => DemoWorld): void {
  describe("the demo data", () => {
    tellsOfMonths(world);
    keepsTheBooks(world);
  });
}

const counting =
  (world: () => DemoWorld) =>
  (sql: string): Promise<number> =>
    countIn(world().database, sql);

function tellsOfMonths(world: () => DemoWorld): void {
  const number = counting(world);

  it("has orders in every status", async () => {
    const { rows } = await world().database.query("SELECT DISTINCT status FROM coverage_orders");
    assert.deepEqual(new Set(rows.map(({ status }) => status)), new Set(CoverageOrderStatusSchema.options));
  });

  it("lets everybody sign in whom the start names, each in their role", async () => {
    for (const { role, email, password } of DEMO_ACCOUNTS) {
      const { user, door } = await signIn(world().stack.gatewayUrl, { email, password });
      assert.equal(user.roles.includes("admin"), role === "admin");
      const own = coverage(door, "reading the profile", "getOwnProvider");
      if (role === "provider") assert.equal((await own).provider.status, "active");
      else await assert.rejects(own, SeedError);
    }
  });

  it("is not made twice", async () => {
    const before = await number(ALL_ROWS);
    await seedDemo({
      gatewayUrl: world().stack.gatewayUrl,
      simulatorUrl: world().stack.stripeSimulatorUrl,
      log: () => {},
    });
    assert.equal(await number(ALL_ROWS), before);
  });

  it("lies in the last months, and the marketplace's clock shows the present again", async () => {
    const days = await number(`
      SELECT extract(day FROM now() - min(created_at)) FROM coverage_orders`);
    assert.ok(days > 80 && days < 95, `${days} days`);
    const weeks = "SELECT count(DISTINCT date_trunc('week', completed_at)) FROM coverage_orders";
    assert.ok((await number(weeks)) >= 8);
    assert.equal(await number("SELECT extract(epoch FROM date_trunc('ms', now()) - coverage_now())"), 0);
    assert.equal(await number("SELECT count(*) FROM coverage_order_transitions WHERE created_at > now()"), 0);
    const clock = (await (await fetch(`${world().stack.stripeSimulatorUrl}/_simulator/clock`)).json()) as {
      offsetMs: number;
    };
    assert.equal(clock.offsetMs, 0);
    const dated = "SELECT count(*) FROM information_schema.columns WHERE column_default LIKE '%past%'";
    assert.equal(await number(dated), 0);
  });

  it("has told its people much and left them little to read, and wrote no letter about it", async () => {
    const told = "SELECT count(*) FROM notification.notifications";
    assert.ok((await number(told)) > 100);
    const unread = `SELECT max(unread) FROM (SELECT count(*) AS unread
      FROM notification.notifications WHERE read_at IS NULL GROUP BY user_id) of_person`;
    assert.ok((await number(unread)) < 10);
    assert.deepEqual(await readdir(join(world().folder, "mail")).catch(() => []), []);
  });
}

function keepsTheBooks(world: () => DemoWorld): void {
  const number = counting(world);

  it("agrees with Stripe to the cent, as npm run ledger:verify sees it", async () => {
    const program = join(REPOSITORY_ROOT, "services/coverage-marketplace-service/src/verify-ledger.ts");
    const { stdout } = await promisify(execFile)(process.execPath, [program], { env: world().stack.env });
    assert.match(stdout, /unread 0, differences 0/);
  });

  it("raised one alarm, which an admin is to see: the bank's warning of a card", async () => {
    const { rows } = await world().database.query("SELECT kind, acknowledged_at FROM coverage_alarms");
    assert.deepEqual(rows, [{ kind: "early_fraud_warning", acknowledged_at: null }]);
  });

  it("has what befalls a marketplace: chargebacks, a payout that waits, an order that is late", async () => {
    const orders = (condition: string) => number(`SELECT count(*) FROM coverage_orders WHERE ${condition}`);
    assert.equal(await orders("status_reason = 'chargeback_lost'"), 1);
    assert.equal(await orders("frozen AND status = 'delivered'"), 1);
    assert.equal(await orders("status = 'in_progress' AND sla_deadline < now()"), 1);
    assert.ok((await orders("status = 'in_progress' AND sla_deadline > now()")) >= 1);
    for (const reason of ["unclaimed", "review_window_closed", "resolved_refund", "resolved_no_refund"])
      assert.ok((await orders(`status_reason = '${reason}'`)) >= 1, reason);
    assert.equal(await number("SELECT count(*) FROM coverage_money_ops WHERE status = 'parked'"), 1);
  });

  it("left nothing else to be settled, and no cent in an order that has ended", async () => {
    const unresolved = "SELECT count(*) FROM coverage_money_ops WHERE status NOT IN ('succeeded', 'parked')";
    assert.equal(await number(unresolved), 0);
    assert.equal(await number("SELECT sum(amount_cents) FROM coverage_ledger_entries"), 0);
    const stuck = await number(`
      SELECT count(*) FROM (
        SELECT o.id FROM coverage_orders o JOIN coverage_ledger_entries e ON e.order_id = o.id
        WHERE e.account = 'held:order'
          AND o.status IN ('completed', 'refunded', 'cancelled', 'payment_failed')
        GROUP BY o.id HAVING sum(e.amount_cents) <> 0) held`);
    assert.equal(stuck, 0);
  });
}
