/** Alarms in Postgres. */
import type { CoverageAlarmFilters } from "@script-manifest/contracts";
import type { ActingAdmin, Alarm } from "../../domain/entities.ts";
import type { AlarmStore, NewAlarm } from "../interface.ts";
import { auditing } from "./audit.ts";
import { queryPage } from "./page.ts";
import type { Query } from "./query.ts";
import { ALARM, selection } from "./rows.ts";
import { Values } from "./statement.ts";

const COLUMNS = selection<Alarm>(ALARM);

const WHERE: Record<CoverageAlarmFilters["status"], readonly string[]> = {
  all: [],
  open: ["a.acknowledged_at IS NULL"],
  acknowledged: ["a.acknowledged_at IS NOT NULL"],
};

export function alarmStore(query: Query): AlarmStore {
  return {
    raiseAlarm: async (alarm) => {
      const values = new Values();
      const text = `WITH one AS (SELECT), ${raising(alarm, "one", values)} SELECT FROM one`;
      await query({ label: "raise_alarm", text, values: values.list });
    },
    raiseStandingAlarm: async (alarm) => {
      const values = new Values();
      const { kind, subject, detail } = alarm;
      const [same, about, told] = [kind, subject, detail].map((value) => values.add(value));
      const text = `WITH news AS (SELECT WHERE NOT EXISTS (
          SELECT FROM coverage_alarms a WHERE a.kind = ${same} AND a.subject = ${about}
            AND a.detail = ${told} AND a.acknowledged_at IS NOT NULL)),
        ${raising(alarm, "news", values)} SELECT FROM news`;
      await query({ label: "raise_standing_alarm", text, values: values.list });
    },
    getAlarm: async (id) => {
      const text = `SELECT ${COLUMNS} FROM coverage_alarms a WHERE a.id = $1`;
      return (await query<Alarm>({ label: "alarm", text, values: [id] }))[0] ?? null;
    },
    acknowledgeAlarm: async ({ id, note, admin }) => {
      const values = new Values();
      const closing = closingAlarms({ admin, note }, `WHERE a.id = ${values.add(id)}`, values);
      const text = `WITH closed AS (${closing} RETURNING *),
        ${auditing({ admin, act: "alarm_acknowledged", reason: note }, "closed", values)}
        SELECT ${COLUMNS} FROM closed a`;
      const [alarm] = await query<Alarm>({ label: "acknowledge_alarm", text, values: values.list });
      return alarm ?? null;
    },
    listAlarms: async ({ status = "all", limit, offset }) => {
      const { rows, totals } = await queryPage<Alarm>(query, {
        label: "list_alarms",
        values: new Values(),
        columns: COLUMNS,
        from: "coverage_alarms a",
        where: WHERE[status],
        orderBy: "(a.acknowledged_at IS NOT NULL), a.created_at DESC, a.id",
        limit,
        offset,
      });
      return { rows, total: totals.total };
    },
  };
}

/** The statement that closes those of the open alarms `a` which `which`, a FROM or WHERE clause, names. */
export function closingAlarms(
  { admin, note }: { admin: ActingAdmin; note: string },
  which: string,
  values: Values,
): string {
  return `UPDATE coverage_alarms a SET acknowledged_at = coverage_now(),
      acknowledged_by = ${values.add(admin.userId)}, acknowledgement_note = ${values.add(note)}
    ${which} AND a.acknowledged_at IS NULL`;
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
