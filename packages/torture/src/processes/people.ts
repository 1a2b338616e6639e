/**
 * The people of one seed and what they do over HTTP, each with a token of their own, at whichever replica
 * lives. What a bad moment answers is met by trying again, as people do.
 */
import { createServiceTokenSigner } from "@script-manifest/service-kit";
import { request } from "undici";
import type { Random } from "../random.ts";
import { type Bench, SERVICE_TOKEN_SECRET } from "./bench.ts";

export const SLOTS = 8;
const SELLERS = 3;
const WRITERS = 4;
const TIMEOUT_MS = 20_000;

export interface Answer {
  /** 0 when there was none. */
  readonly status: number;
  readonly body: Record<string, unknown>;
}

interface Seller {
  readonly userId: string;
  readonly providerId: string;
  readonly serviceId: string;
  readonly accountId: string;
}

const sign = createServiceTokenSigner({ secret: SERVICE_TOKEN_SECRET, issuer: "api-gateway" });

export class People {
  readonly writers: readonly string[];
  readonly sellers: Seller[] = [];
  readonly admin: string;
  readonly #bench: Bench;
  readonly #prefix: string;

  constructor(bench: Bench, prefix: string) {
    this.#bench = bench;
    this.#prefix = prefix;
    this.writers = Array.from({ length: WRITERS }, (_, n) => `${prefix}-writer-${n}`);
    this.admin = `${prefix}-admin`;
  }

  /**
   * Providers register, Stripe finds them payable, each offers a service. Throws when that fails in fine
   * weather.
   */
  async settleIn(random: Random): Promise<void> {
    for (let n = 0; n < SELLERS; n++) {
      const userId = `${this.#prefix}-reader-${n}`;
      const profile = { displayName: "Maya Okafor", bio: "Reads for a living.", specialties: ["drama"] };
      const { provider } = await this.must("POST", "/providers", userId, profile);
      const { id } = provider as { id: string };
      const accountId = await this.#accountOf(id);
      await this.#bench.stripe.post(`/accounts/${accountId}/capability`, { status: "active" });
      await this.must("GET", "/providers/me", userId);
      const { service } = await this.must("POST", `/providers/${id}/services`, userId, this.offer(random));
      this.sellers.push({ userId, providerId: id, serviceId: (service as { id: string }).id, accountId });
    }
  }

  /** A service somebody could sell. */
  offer(random: Random) {
    return {
      title: "Full coverage",
      description: "",
      tier: "early_draft",
      priceCents: 50 + random.below(60_000),
      currency: "usd",
      turnaroundDays: random.pick([1, 2, 5, 30]),
      maxPages: 120,
      active: true,
    };
  }

  /** The account of one provider, by the key it was asked for with. */
  async #accountOf(providerId: string): Promise<string> {
    const { accounts } = await this.#bench.stripe.state();
    const mine = accounts.find((account) => JSON.stringify(account).includes(providerId));
    if (!mine) throw new Error(`no account for ${providerId}`);
    return mine.id;
  }

  writer(slot: number): string {
    return this.writers[slot % WRITERS] ?? "";
  }

  seller(slot: number): Seller {
    const seller = this.sellers[slot % SELLERS];
    if (!seller) throw new Error("nobody sells");
    return seller;
  }

  /** Two writers may well choose the same key. */
  keyOf(slot: number): string {
    return `${this.#prefix}-order-${Math.floor(slot / WRITERS)}`;
  }

  /** Who would like to become a provider. */
  newcomer(slot: number): string {
    return `${this.#prefix}-newcomer-${slot}`;
  }

  /** One try at a random living replica. */
  async ask(
    method: "GET" | "POST" | "PATCH",
    path: string,
    userId: string,
    body?: object,
    o: { key?: string; token?: string; at?: string } = {},
  ): Promise<Answer> {
    const url = o.at ?? this.#bench.neighbours.replicaUrl();
    if (!url) return { status: 0, body: {} };
    const isAdmin = userId === this.admin;
    const token = sign({
      userId,
      name: userId,
      email: `${userId}@example.com`,
      roles: isAdmin ? ["admin"] : [],
    });
    const { journal } = this.#bench;
    const asked = `person ${userId} ${method} ${path}${o.key ? ` key=${o.key}` : ""} at ${url}`;
    journal.note(`${asked} …`);
    try {
      const answer = await request(`${url}/internal${path}`, {
        method,
        headers: {
          "x-service-token": o.token ?? token,
          ...(body && { "content-type": "application/json" }),
          ...(o.key && { "idempotency-key": o.key }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await answer.body.text();
      journal.note(`${asked} → ${answer.statusCode} ${text.slice(0, 200)}`);
      return { status: answer.statusCode, body: parse(text) };
    } catch {
      journal.note(`${asked} → no answer`);
      return { status: 0, body: {} };
    }
  }

  /** Until it succeeds. Throws what it was refused with. */
  async must(method: "GET" | "POST", path: string, userId: string, body?: object) {
    let last: Answer = { status: 0, body: {} };
    for (let attempt = 0; attempt < 20; attempt++) {
      last = await this.ask(method, path, userId, body);
      if (last.status >= 200 && last.status < 300) return last.body;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${method} ${path} was answered ${last.status} ${JSON.stringify(last.body)}`);
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
