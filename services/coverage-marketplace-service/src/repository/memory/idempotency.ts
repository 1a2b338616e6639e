/** Idempotency keys in memory. */
import { DAY_MS } from "../../domain/clock.ts";
import type { IdempotencyClaim, IdempotencyRequest, IdempotencyStore } from "../interface.ts";
import { type IdempotencyRow, joined, type MemoryState } from "./state.ts";

export function idempotencyStore(state: MemoryState): IdempotencyStore {
  return {
    claimIdempotencyKey: async (request, { leaseMs }) => claim(state, request, leaseMs),
    storeIdempotentAnswer: async (request, answer) => {
      const row = standing(state, request);
      if (row) state.idempotencyKeys.set(keyOf(request), { ...row, answer });
    },
    purgeIdempotencyKeys: async () => {
      const old = [...state.idempotencyKeys].filter(
        ([, row]) => row.createdAt <= state.clock() - KEY_LIFE_MS,
      );
      for (const [key] of old) state.idempotencyKeys.delete(key);
      return old.length;
    },
    releaseIdempotencyKey: async (request) => {
      if (standing(state, request)) state.idempotencyKeys.delete(keyOf(request));
    },
  };
}

const KEY_LIFE_MS = DAY_MS;

const keyOf = ({ userId, route, key }: IdempotencyRequest): string => joined(userId, route, key);

/** The caller's own claim, unanswered; nothing once somebody else has taken the key over. */
function standing(state: MemoryState, request: IdempotencyRequest): IdempotencyRow | null {
  const row = state.idempotencyKeys.get(keyOf(request));
  return row && row.claimToken === request.claimToken && row.answer === null ? row : null;
}

function claim(state: MemoryState, request: IdempotencyRequest, leaseMs: number): IdempotencyClaim {
  const now = state.clock();
  const row = state.idempotencyKeys.get(keyOf(request));
  const known = row && row.createdAt > now - KEY_LIFE_MS ? row : null;
  if (known && known.bodyHash !== request.bodyHash) return { kind: "reused" };
  if (known?.answer) return { kind: "replay", ...known.answer };
  if (known && known.leaseUntil > now) return { kind: "in_flight" };
  const { bodyHash, claimToken } = request;
  const taken = { bodyHash, claimToken, leaseUntil: now + leaseMs, answer: null, createdAt: now };
  state.idempotencyKeys.set(keyOf(request), taken);
  return { kind: "fresh" };
}
