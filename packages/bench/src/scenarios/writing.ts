/** Changing something: a move of an order, an order placed at Stripe, an event of Stripe's taken in. */
import { createHmac, randomUUID } from "node:crypto";
import { ONE_INSERT, oneTransition } from "../fill/yardsticks.ts";
import type { Shot } from "../measure/load.ts";
import { type Stage, WEBHOOK_SECRET } from "../stage/stage.ts";
import { asking, type Context, compare, queryingDatabase, type Scenario } from "./scenario.ts";

/** More than any machine starts in a second here. */
const STARTS_PER_SECOND_MAX = 3_000;

/** Claimed orders, each to be started once, and who may start it. */
class Claimed {
  readonly #rows: { id: string; userId: string }[];
  readonly #perRun: number;
  readonly #stage: Stage;

  constructor(o: { rows: { id: string; userId: string }[]; perRun: number; stage: Stage }) {
    this.#rows = o.rows;
    this.#perRun = o.perRun;
    this.#stage = o.stage;
  }

  static async load({ stage, rounds, seconds }: Context): Promise<Claimed> {
    const runs = rounds + 1;
    const wanted = runs * seconds * STARTS_PER_SECOND_MAX;
    const { rows } = await stage.database.query<{ id: string; userId: string }>(
      `SELECT o.id, p.user_id AS "userId" FROM coverage_orders o JOIN coverage_providers p ON p.id =
        o.provider_id
       WHERE o.status = 'claimed' AND p.status = 'active' AND o.writer_user_id <> $1 LIMIT $2`,
      [stage.writer.userId, wanted],
    );
    return new Claimed({ rows, perRun: Math.floor(rows.length / runs), stage });
  }

  /** The next run's share, with tokens that are good from now on. */
  starting(): () => Shot | null {
    const shots = this.#rows.splice(0, this.#perRun).map(
      ({ id, userId }): Shot => ({
        method: "POST",
        path: `/internal/orders/${id}/start`,
        headers: this.#stage.as(userId),
      }),
    );
    return () => shots.shift() ?? null;
  }
}

const transition: Scenario = {
  name: "transition",
  async run(context) {
    const { stage } = context;
    const claimed = await Claimed.load(context);
    const finding = await compare(context, {
      scenario: "transition",
      what: `an order is started ÷ ${stage.databaseLoad.tool}: one-statement transition`,
      atLeast: 0.6,
      subject: asking(context, {
        url: stage.url("coverage"),
        shots: () => claimed.starting(),
        expect: [200],
      }),
      yardstick: queryingDatabase(context, oneTransition(stage.size)),
    });
    return [finding];
  },
};

const BUYER = "user_buyer";

const place: Scenario = {
  name: "place",
  async run(context) {
    const { stage } = context;
    const { rows } = await stage.database.query<{ id: string }>(
      `SELECT s.id FROM coverage_services s JOIN coverage_providers p ON p.id = s.provider_id
       WHERE s.active AND p.status = 'active' LIMIT 500`,
    );
    const shots = () => {
      const known = { ...stage.as(BUYER), "content-type": "application/json" };
      let at = 0;
      return (): Shot => ({
        method: "POST",
        path: "/internal/orders",
        headers: { ...known, "idempotency-key": randomUUID() },
        body: JSON.stringify({
          serviceId: rows[at++ % rows.length]?.id,
          scriptId: `scr_${BUYER}`,
          projectId: `proj_${BUYER}`,
          brief: "Please look at the second act.",
        }),
      });
    };
    const finding = await compare(context, {
      scenario: "place",
      what: `an order is placed, simulator included ÷ ${stage.databaseLoad.tool}: one-statement transition`,
      atLeast: 0.15,
      subject: asking(context, { url: stage.url("coverage"), shots, expect: [201] }),
      yardstick: queryingDatabase(context, oneTransition(stage.size)),
    });
    return [finding];
  },
};

/** Of a type that needs nothing done, as large as most: the intake is measured, not what follows. */
function stripeEvent(): Shot {
  const event = {
    id: `evt_${randomUUID().replaceAll("-", "")}`,
    object: "event",
    api_version: "2026-10-28.endive",
    type: "balance.available",
    livemode: false,
    created: 1_800_000_000,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    data: {
      object: { object: "balance", livemode: false, available: [], pending: [], text: "x".repeat(1_000) },
    },
  };
  const body = JSON.stringify(event);
  const at = Math.floor((performance.timeOrigin + performance.now()) / 1_000);
  const signature = createHmac("sha256", WEBHOOK_SECRET).update(`${at}.${body}`).digest("hex");
  const headers = { "content-type": "application/json", "stripe-signature": `t=${at},v1=${signature}` };
  return { method: "POST", path: "/internal/stripe-webhook", headers, body };
}

const webhook: Scenario = {
  name: "webhook",
  async run(context) {
    const { stage } = context;
    const finding = await compare(context, {
      scenario: "webhook",
      what: `an event is verified and committed ÷ ${stage.databaseLoad.tool}: one insert`,
      atLeast: 0.5,
      subject: asking(context, { url: stage.url("coverage"), shots: () => stripeEvent, expect: [200] }),
      yardstick: queryingDatabase(context, ONE_INSERT),
    });
    return [finding];
  },
};

export const WRITING: readonly Scenario[] = [transition, place, webhook];
