/**
 * Runs a statement again when Postgres undid it to let another one pass. A statement is a whole transaction
 * here, so running it again is safe.
 */
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { Query } from "./query.ts";

/** serialization_failure, deadlock_detected */
const UNDONE: ReadonlySet<string | undefined> = new Set(["40001", "40P01"]);
const TRIES_MAX = 5;
const PAUSE_MS = 10;

export function withRetries(query: Query): Query {
  const attempt = async <Row extends object>(
    statement: Parameters<Query>[0],
    tries: number,
  ): Promise<Row[]> => {
    try {
      return await query<Row>(statement);
    } catch (error) {
      if (tries >= TRIES_MAX || !(error instanceof pg.DatabaseError) || !UNDONE.has(error.code)) throw error;
    }
    await delay(PAUSE_MS * tries);
    return attempt(statement, tries + 1);
  };
  return (statement) => attempt(statement, 1);
}
