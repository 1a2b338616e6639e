/**
 * Everything the simulator remembers: documents by collection, held in memory and written through to SQLite,
 * so that what was answered survives a `kill -9`. One request is one transaction.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type {
  Account,
  AccountLink,
  BalanceTransaction,
  Charge,
  Customer,
  Delivery,
  Dispute,
  Due,
  EarlyFraudWarning,
  Intent,
  OwnedPayout,
  Refund,
  Reversal,
  StoredAnswer,
  StoredEvent,
  TopUp,
  Transfer,
} from "../objects.ts";

export interface Collections {
  intents: Intent;
  charges: Charge;
  refunds: Refund;
  transfers: Transfer;
  reversals: Reversal;
  balanceTransactions: BalanceTransaction;
  customers: Customer;
  accounts: Account;
  accountLinks: AccountLink;
  disputes: Dispute;
  fraudWarnings: EarlyFraudWarning;
  payouts: OwnedPayout;
  topUps: TopUp;
  agenda: Due;
  events: StoredEvent;
  deliveries: Delivery;
  answers: StoredAnswer;
  settings: { id: string; value: number };
}
type Name = keyof Collections;

export class State {
  readonly #database: DatabaseSync;
  readonly #documents = new Map<Name, Map<string, { id: string }>>();
  #dirty = new Map<string, { collection: Name; id: string; value: { id: string } | null }>();

  /** `dataDir` null keeps everything in memory only. */
  constructor(o: { dataDir: string | null }) {
    if (o.dataDir) mkdirSync(o.dataDir, { recursive: true });
    this.#database = new DatabaseSync(o.dataDir ? join(o.dataDir, "stripe.sqlite") : ":memory:");
    this.#database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS documents (
        collection TEXT NOT NULL, id TEXT NOT NULL,
        seq INTEGER PRIMARY KEY AUTOINCREMENT, value TEXT NOT NULL,
        UNIQUE (collection, id));`);
    const rows = this.#database.prepare("SELECT collection, id, value FROM documents ORDER BY seq").all();
    for (const row of rows)
      this.#collection(row.collection as Name).set(String(row.id), JSON.parse(String(row.value)));
  }

  get<N extends Name>(collection: N, id: string): Collections[N] | undefined {
    return this.#collection(collection).get(id) as Collections[N] | undefined;
  }

  /** Oldest first. */
  all<N extends Name>(collection: N): Collections[N][] {
    return [...this.#collection(collection).values()] as Collections[N][];
  }

  put<N extends Name>(collection: N, value: Collections[N]): Collections[N] {
    this.#collection(collection).set(value.id, value);
    this.#dirty.set(`${collection} ${value.id}`, { collection, id: value.id, value });
    return value;
  }

  remove(collection: Name, id: string): void {
    this.#collection(collection).delete(id);
    this.#dirty.set(`${collection} ${id}`, { collection, id, value: null });
  }

  /** Writes what changed since the last commit, all of it or nothing. */
  commit(): void {
    if (this.#dirty.size === 0) return;
    const dirty = this.#dirty;
    this.#dirty = new Map();
    const upsert = this.#database.prepare(
      "INSERT INTO documents (collection, id, value) VALUES (?, ?, ?) ON CONFLICT (collection, id) DO UPDATE SET value = excluded.value",
    );
    const remove = this.#database.prepare("DELETE FROM documents WHERE collection = ? AND id = ?");
    this.#database.exec("BEGIN");
    for (const { collection, id, value } of dirty.values()) {
      if (value) upsert.run(collection, id, JSON.stringify(value));
      else remove.run(collection, id);
    }
    this.#database.exec("COMMIT");
  }

  /** Forgets everything, on disk as well. */
  clear(): void {
    this.#documents.clear();
    this.#dirty.clear();
    this.#database.exec("DELETE FROM documents");
  }

  close(): void {
    this.commit();
    this.#database.close();
  }

  #collection(name: Name): Map<string, { id: string }> {
    let documents = this.#documents.get(name);
    if (!documents) {
      documents = new Map();
      this.#documents.set(name, documents);
    }
    return documents;
  }
}
