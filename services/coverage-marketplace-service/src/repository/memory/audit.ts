/** The admins' log in memory. */
import type { ActingAdmin } from "../../domain/entities.ts";
import type { AuditStore } from "../interface.ts";
import { slicePage } from "./rows.ts";
import type { MemoryState } from "./state.ts";

export function auditStore(state: MemoryState): AuditStore {
  return {
    listAuditLog: async ({ subject, ...page }) => {
      const matching = state.audit.filter((entry) => subject === undefined || entry.subject === subject);
      return { rows: slicePage(matching.toReversed(), page), total: matching.length };
    },
  };
}

export function logAct(
  state: MemoryState,
  o: { admin: ActingAdmin; act: string; subject: string; reason: string | null },
): void {
  const { admin, act, subject, reason } = o;
  state.audit.push({
    id: String(state.audit.length + 1),
    adminUserId: admin.userId,
    adminName: admin.name,
    act,
    subject,
    reason,
    createdAt: state.clock(),
  });
}
