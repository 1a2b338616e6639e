/** What a scenario is, and the shape most of them have: our rate over a yardstick's. */
import { setTimeout as delay } from "node:timers/promises";
import type { Yardstick } from "../measure/database-load.ts";
import { fire, type Shot } from "../measure/load.ts";
import { byTurns, type Side } from "../measure/ratios.ts";
import type { Finding } from "../report.ts";
import type { Stage } from "../stage/stage.ts";

export interface Context {
  readonly stage: Stage;
  readonly rounds: number;
  readonly seconds: number;
}

export interface Scenario {
  readonly name: string;
  run(context: Context): Promise<Finding[]>;
}

/** Both sides run once unmeasured, so that caches are warm and plans are made. */
export async function compare(
  { rounds, stage }: Context,
  o: { scenario: string; what: string; atLeast: number; subject: Side; yardstick: Side; note?: () => string },
): Promise<Finding> {
  const atRest =
    (side: Side): Side =>
    async () => {
      await untilIdle(stage);
      return side();
    };
  await o.yardstick();
  await o.subject();
  const measured = await byTurns({ rounds, subject: atRest(o.subject), yardstick: atRest(o.yardstick) });
  const rates = `${Math.round(measured.subject)}/s ÷ ${Math.round(measured.yardstick)}/s`;
  return {
    scenario: o.scenario,
    what: o.what,
    value: measured.ratios.median,
    unit: "ratio",
    target: { atLeast: o.atLeast },
    ratios: measured.ratios,
    note: [rates, o.note?.() ?? ""].filter(Boolean).join("; "),
  };
}

/** A side that asks a server. `next` is made anew for every run: tokens are short-lived. */
export function asking(
  { seconds }: Context,
  o: {
    url: string;
    shots: () => (() => Shot | null) | Promise<() => Shot | null>;
    expect: readonly number[];
  },
): Side {
  return async () => {
    const next = await o.shots();
    return (await fire({ url: o.url, next, expect: o.expect, ms: seconds * 1_000 })).perSecond;
  };
}

export function queryingDatabase({ stage, seconds }: Context, yardstick: Yardstick): Side {
  return () => stage.databaseLoad.run(yardstick, { seconds });
}

const IDLE_MS_MAX = 60_000;

/** What one side leaves behind in the queue must not be the other's burden. */
export async function untilIdle({ database }: Stage): Promise<void> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < IDLE_MS_MAX) {
    const { rows } = await database.query<{ due: number }>(
      `SELECT count(*)::int AS due FROM graphile_worker._private_jobs
       WHERE run_at <= now() + interval '1 second' AND attempts < max_attempts`,
    );
    if (rows[0]?.due === 0) return;
    await delay(100);
  }
  throw new Error("the queue does not become empty");
}
