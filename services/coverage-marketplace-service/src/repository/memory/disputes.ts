/** Disputes in memory. */
import type { CoverageDisputeStatus } from "@script-manifest/contracts";
import type { Dispute, Order } from "../../domain/entities.ts";
import type { DisputeStore, OrderChange } from "../interface.ts";
import { logAct } from "./audit.ts";
import { changeOrder } from "./order-change.ts";
import { newestFirst, oldestFirst, slicePage, toOrder } from "./rows.ts";
import { type MemoryState, required } from "./state.ts";

export function disputeStore(state: MemoryState): DisputeStore {
  const change = (wanted: OrderChange): { order: Order; dispute: Dispute } | null => {
    const changed = changeOrder(state, wanted);
    return changed?.dispute ? { order: toOrder(state, changed.order), dispute: changed.dispute } : null;
  };
  const find = (id: string): Dispute | null =>
    [...state.disputes.values()].find((dispute) => dispute.id === id) ?? null;
  return {
    createDispute: async (wanted) => change(wanted),
    getDispute: async (id) => find(id),
    getDisputeByOrder: async (orderId) => state.disputes.get(orderId) ?? null,
    listDisputes: async ({ status, ...page }) => {
      const matching = queue(state, status);
      const rows = slicePage(matching, page).map((dispute) => ({
        dispute,
        order: toOrder(state, required(state.orders, dispute.orderId)),
      }));
      return { rows, total: matching.length };
    },
    answerDispute: async ({ id, answer, jobs }) => {
      const dispute = find(id);
      if (!dispute || dispute.providerAnswer !== null || dispute.resolvedAt !== null) return null;
      const now = state.clock();
      const said = { providerAnswer: answer, providerAnsweredAt: now, updatedAt: now };
      const answered: Dispute = { ...dispute, ...said };
      state.disputes.set(answered.orderId, answered);
      state.jobs.add(jobs);
      return answered;
    },
    takeDisputeUnderReview: async ({ id, adminNotes, admin }) => {
      const dispute = find(id);
      if (dispute?.status !== "open") return null;
      const notes = adminNotes ?? dispute.adminNotes;
      const taken: Dispute = {
        ...dispute,
        status: "under_review",
        adminNotes: notes,
        updatedAt: state.clock(),
      };
      state.disputes.set(taken.orderId, taken);
      logAct(state, { admin, act: "dispute_under_review", subject: id, reason: adminNotes });
      return taken;
    },
    resolveDispute: async (wanted) => change(wanted),
  };
}

function queue(state: MemoryState, status: CoverageDisputeStatus | undefined): Dispute[] {
  const matching = [...state.disputes.values()].filter(
    (row) => status === undefined || row.status === status,
  );
  const unresolved = matching.filter((row) => row.resolvedAt === null).sort(oldestFirst);
  return [...unresolved, ...matching.filter((row) => row.resolvedAt !== null).sort(newestFirst)];
}
