/** Idempotency keys in Postgres. */
import type { IdempotencyClaim, IdempotencyRequest, IdempotencyStore } from "../interface.ts";
import type { Query } from "./query.ts";

export function idempotencyStore(query: Query): IdempotencyStore {
  return {
    claimIdempotencyKey: (request, { leaseMs }) => claim(query, request, leaseMs),
    storeIdempotentAnswer: async (request, { status, body }) => {
      await query({
        label: "store_answer",
        text: STORE,
        values: [...identity(request), request.claimToken, status, body],
      });
    },
    purgeIdempotencyKeys: async () => {
      const [row] = await query<{ purged: number }>({ label: "purge_keys", text: PURGE, values: [] });
      return row?.purged ?? 0;
    },
    releaseIdempotencyKey: async (request) => {
      await query({
        label: "release_key",
        text: RELEASE,
        values: [...identity(request), request.claimToken],
      });
    },
  };
}

const identity = ({ userId, route, key, bodyHash }: IdempotencyRequest): unknown[] => [
  userId,
  route,
  key,
  bodyHash,
];

/**
 * The insert, or the update where it may be taken over, answers a row to exactly one caller. Everyone else
 * reads what is there; that is nothing when it was committed after this statement had begun.
 */
const CLAIM = `
  WITH claimed AS (
    INSERT INTO coverage_idempotency_keys AS k (user_id, route, key, body_hash, claim_token, lease_until)
    VALUES ($1, $2, $3, $4, $5, coverage_now() + $6 * interval '1 millisecond')
    ON CONFLICT (user_id, route, key) DO UPDATE SET
      body_hash = EXCLUDED.body_hash, claim_token = EXCLUDED.claim_token,
      lease_until = EXCLUDED.lease_until,
      answer_status = NULL, answer_body = NULL, created_at = coverage_now()
    WHERE k.created_at <= coverage_now() - interval '24 hours'
       OR (k.body_hash = EXCLUDED.body_hash AND k.answer_status IS NULL AND k.lease_until <= coverage_now())
    RETURNING user_id
  )
  SELECT true AS fresh, NULL AS "bodyHash", NULL::integer AS status, NULL AS body FROM claimed
  UNION ALL
  SELECT false, body_hash, answer_status, answer_body FROM coverage_idempotency_keys
  WHERE user_id = $1 AND route = $2 AND key = $3 AND NOT EXISTS (SELECT FROM claimed)`;

interface ClaimRow {
  readonly fresh: boolean;
  readonly bodyHash: string;
  readonly status: number | null;
  readonly body: string;
}

/** Often enough that a key is missed every time only if it is taken and released in between every time. */
const READS_MAX = 5;

async function claim(query: Query, request: IdempotencyRequest, leaseMs: number): Promise<IdempotencyClaim> {
  for (let reads = 0; reads < READS_MAX; reads++) {
    const [row] = await query<ClaimRow>({
      label: "claim_key",
      text: CLAIM,
      values: [...identity(request), request.claimToken, leaseMs],
    });
    if (!row) continue;
    if (row.fresh) return { kind: "fresh" };
    if (row.bodyHash !== request.bodyHash) return { kind: "reused" };
    return row.status === null
      ? { kind: "in_flight" }
      : { kind: "replay", status: row.status, body: row.body };
  }
  return { kind: "in_flight" };
}

const STORE = `
  UPDATE coverage_idempotency_keys SET answer_status = $6, answer_body = $7
  WHERE user_id = $1 AND route = $2 AND key = $3 AND body_hash = $4
    AND claim_token = $5 AND answer_status IS NULL`;

const PURGE = `
  WITH purged AS (DELETE FROM coverage_idempotency_keys
    WHERE created_at <= coverage_now() - interval '24 hours' RETURNING 1)
  SELECT count(*)::integer AS purged FROM purged`;

const RELEASE = `
  DELETE FROM coverage_idempotency_keys
  WHERE user_id = $1 AND route = $2 AND key = $3 AND body_hash = $4
    AND claim_token = $5 AND answer_status IS NULL`;
