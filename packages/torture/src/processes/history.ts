/**
 * Every state that a row of money ever had, kept by triggers of the run's own: a violation shows what is,
 * only this shows which process made it so, and when.
 */

/** What is watched: a process that changes such a row is known by the name of its connection. */
const WATCHED = [
  "coverage_orders",
  "coverage_order_transitions",
  "coverage_money_ops",
  "coverage_ledger_postings",
  "coverage_disputes",
  "coverage_webhook_inbox",
  "coverage_alarms",
  "coverage_audit_log",
  "coverage_providers",
];

/** For the database, once. */
export const WATCH = [
  `CREATE TABLE torture_history (
    n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    real_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    service_at timestamptz NOT NULL DEFAULT coverage_now(),
    xact xid8 NOT NULL DEFAULT pg_current_xact_id(),
    process text NOT NULL DEFAULT current_setting('application_name'),
    relation text NOT NULL,
    was jsonb,
    is_now jsonb NOT NULL
  )`,
  `CREATE FUNCTION torture_watch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO torture_history (relation, was, is_now)
      VALUES (TG_TABLE_NAME, CASE WHEN TG_OP = 'UPDATE' THEN to_jsonb(OLD) END, to_jsonb(NEW));
    RETURN NULL;
  END $$`,
  ...WATCHED.map(
    (table) => `CREATE TRIGGER torture_watch AFTER INSERT OR UPDATE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION torture_watch()`,
  ),
  // What is enqueued, anew or again: neither its locks nor its tries.
  `CREATE TRIGGER torture_watch AFTER INSERT OR UPDATE OF payload ON graphile_worker._private_jobs
    FOR EACH ROW EXECUTE FUNCTION torture_watch()`,
];

/** As the queue's rows are called in the history. */
export const JOBS = "_private_jobs";

export interface Changed {
  readonly n: number;
  /** By the real clock, epoch milliseconds. */
  readonly realAt: number;
  /** The service's own time, as it jumps. */
  readonly serviceAt: number;
  /** What was stored at once has the same. */
  readonly xact: string;
  readonly process: string;
  readonly relation: string;
  readonly was: Readonly<Record<string, unknown>> | null;
  readonly isNow: Readonly<Record<string, unknown>>;
}

export const CHANGES = `SELECT n::float8 AS n, (extract(epoch FROM real_at) * 1000)::float8 AS "realAt",
    (extract(epoch FROM service_at) * 1000)::float8 AS "serviceAt", xact::text AS xact,
    process, relation, was, is_now AS "isNow"
  FROM torture_history WHERE n > $1 ORDER BY n`;

/** In words: a row that appeared, or the columns that became others. */
export function inWords({ relation, process, serviceAt, was, isNow }: Changed): string {
  const when = new Date(serviceAt).toISOString();
  const name = `${relation.replace("coverage_", "")} ${String(isNow.key ?? isNow.id)}`;
  const of = isNow.order_id ? ` of ${String(isNow.order_id)}` : "";
  const columns = Object.keys(isNow).filter(
    (key) => !was || JSON.stringify(was[key]) !== JSON.stringify(isNow[key]),
  );
  const facts = columns.map((key) => `${key}=${JSON.stringify(isNow[key])}`).join(" ");
  return `database [${process}] ${name}${of}${was ? "" : " is new"}: ${facts} (${when})`;
}
