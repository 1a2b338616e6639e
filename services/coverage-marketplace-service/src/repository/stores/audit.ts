/** The admins' log. Entries are written with what they tell of, in one transaction; here they are read. */
import type { AuditEntry } from "../../domain/entities.ts";
import type { List, Page } from "./lists.ts";

export interface AuditStore {
  /** Newest first; of one subject or of all. */
  listAuditLog(o: { subject?: string } & Page): Promise<List<AuditEntry>>;
}
