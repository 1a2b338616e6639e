/**
 * Hearing what Postgres NOTIFYs. Belongs here: the one connection that listens, and coming back after it
 * was lost. Does not: what a message means.
 */
import pg from "pg";

export interface ListenOptions {
  readonly connectionString: string;
  readonly channel: string;
  readonly applicationName?: string;
  /** One message's payload. */
  readonly onMessage: (payload: string) => void;
  /** Listening again after a gap: anything may have been missed. Also called once at the beginning. */
  readonly onListening: () => void;
  /** The connection is gone: nothing is heard until it listens again. */
  readonly onLost?: () => void;
  /** How long to wait before trying again after the nth failure in a row, from 0. */
  readonly retryMs?: (failures: number) => number;
}

export interface Listener {
  /** Resolves once the connection is closed; nothing is heard afterwards. */
  close(): Promise<void>;
}

/**
 * Listens on a connection of its own for as long as it isn't closed. Never throws: while the database is
 * away it tries again, ever more slowly.
 */
export function listenTo(o: ListenOptions): Listener {
  const retryMs = o.retryMs ?? ((failures) => Math.min(250 * 2 ** failures, 10_000));
  let client: pg.Client | null = null;
  let closed = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  const lost = (of: pg.Client): void => {
    if (client !== of) return;
    client = null;
    o.onLost?.();
    void of.end().catch(() => {});
    if (closed) return;
    timer = setTimeout(() => void connect(), retryMs(failures));
    failures += 1;
  };
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: o.connectionString,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      ...(o.applicationName !== undefined && { application_name: o.applicationName }),
    });
    client = fresh;
    fresh.on("error", () => lost(fresh));
    fresh.on("end", () => lost(fresh));
    fresh.on("notification", ({ payload }) => o.onMessage(payload ?? ""));
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${pg.escapeIdentifier(o.channel)}`);
      if (client !== fresh) return;
      failures = 0;
      o.onListening();
    } catch {
      lost(fresh);
    }
  };
  const connecting = connect();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      const open = client;
      client = null;
      await connecting;
      await open?.end().catch(() => {});
    },
  };
}

const CONNECT_TIMEOUT_MS = 5_000;
