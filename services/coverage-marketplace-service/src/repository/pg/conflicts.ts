/** Which unique constraints are a documented outcome, not an error. The names are those of the migrations. */
import pg from "pg";

const UNIQUE_VIOLATION = "23505";

/** A movement under a key that is another's already. */
export const OPERATION_KEY = ["coverage_money_ops_idempotency_key_key"] as const;

/** A second live movement of a kind, or a key that is taken. */
export const SECOND_OPERATION = [
  ...OPERATION_KEY,
  "coverage_money_ops_one_live",
  "coverage_money_ops_one_under_way",
] as const;

/** What one change of an order may find taken by a faster one. */
export const SECOND_OF_ORDER = [
  ...SECOND_OPERATION,
  "coverage_disputes_one_unresolved",
  "coverage_deliveries_order_id_key",
] as const;

/**
 * Null when the work failed only because one of these constraints found another row there; then nothing has
 * changed.
 */
export async function unlessTaken<T>(
  constraints: readonly string[],
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== UNIQUE_VIOLATION) throw error;
    if (!error.constraint || !constraints.includes(error.constraint)) throw error;
    return null;
  }
}
