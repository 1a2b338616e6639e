/** Alarms in Postgres. */
import type { Alarm } from "../../domain/entities.ts";
import type { AlarmStore, NewAlarm } from "../interface.ts";
import { queryPage } from "./page.ts";
import type { Query } from "./query.ts";
import { ALARM, selection } from "./rows.ts";
import { Values } from "./statement.ts";

export function alarmStore(query: Query): AlarmStore {
  return {
    raiseAlarm: async (alarm) => {
      const values = new Values();
      const text = `WITH one AS (SELECT), ${raising(alarm, "one", values)} SELECT FROM one`;
      await query({ label: "raise_alarm", text, values: values.list });
    },
    listAlarms: async ({ limit, offset }) => {
      const { rows, totals } = await queryPage<Alarm>(query, {
        label: "list_alarms",
        values: new Values(),
        columns: selection<Alarm>(ALARM),
        from: "coverage_alarms a",
        where: [],
        orderBy: "(a.acknowledged_at IS NOT NULL), a.created_at DESC, a.id",
        limit,
        offset,
      });
      return { rows, total: totals.total };
    },
  };
}

/**
 * A CTE that raises the alarm if `source` has a row. The same kind and subject is one open alarm: the first
 * one stays.
 */
export function raising(
  { id, kind, subject, detail, orderId }: NewAlarm,
  source: string,
  values: Values,
): string {
  const facts = [id, kind, subject, detail, orderId].map((value) => values.add(value));
  return `alarm AS (INSERT INTO coverage_alarms (id, kind, subject, detail, order_id)
    SELECT ${facts.join(", ")} FROM ${source}
    ON CONFLICT (kind, subject) WHERE acknowledged_at IS NULL DO NOTHING)`;
}
