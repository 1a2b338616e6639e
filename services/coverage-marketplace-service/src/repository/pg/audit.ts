/** The admins' log in Postgres. */
import type { ActingAdmin, AuditEntry } from "../../domain/entities.ts";
import type { AuditStore } from "../interface.ts";
import { queryPage } from "./page.ts";
import type { Query } from "./query.ts";
import { AUDIT_ENTRY, selection } from "./rows.ts";
import { Values } from "./statement.ts";

export function auditStore(query: Query): AuditStore {
  return {
    listAuditLog: async ({ subject, limit, offset }) => {
      const values = new Values();
      const { rows, totals } = await queryPage<AuditEntry>(query, {
        label: "audit_log",
        values,
        columns: selection<AuditEntry>(AUDIT_ENTRY),
        from: "coverage_audit_log l",
        where: subject === undefined ? [] : [`l.subject = ${values.add(subject)}`],
        orderBy: "l.id DESC",
        limit,
        offset,
      });
      return { rows, total: totals.total };
    },
  };
}

/** A CTE that logs the act if `source` has a row; the subject is the row's id. */
export function auditing(
  o: { admin: ActingAdmin; act: string; reason: string | null },
  source: string,
  values: Values,
): string {
  const { userId, name } = o.admin;
  const [admin, called, act, reason] = [userId, name, o.act, o.reason].map((value) => values.add(value));
  return `audited AS (INSERT INTO coverage_audit_log (admin_user_id, admin_name, act, subject, reason)
    SELECT ${admin}, ${called}, ${act}, ${source}.id, ${reason} FROM ${source})`;
}
