/**
 * One marketplace in memory with its people, where every call of a process may be its last.
 *
 * Belongs here: set-up, and what acts share. Does not: the acts (acts.ts), judging (judge.ts).
 */
import type {
  CommandDeps,
  Requester,
} from "@script-manifest/coverage-marketplace-service/src/commands/deps.ts";
import type {
  Order,
  Provider,
  Service,
} from "@script-manifest/coverage-marketplace-service/src/domain/entities.ts";
import { faultPoint } from "@script-manifest/coverage-marketplace-service/src/fault-points.ts";
import { type JobDeps, runJob } from "@script-manifest/coverage-marketplace-service/src/jobs/tasks.ts";
import { wordingFor } from "@script-manifest/coverage-marketplace-service/src/notifications/wording.ts";
import type { MemoryJob } from "@script-manifest/coverage-marketplace-service/src/repository/memory/index.ts";
import { toOrder } from "@script-manifest/coverage-marketplace-service/src/repository/memory/rows.ts";
import { joined } from "@script-manifest/coverage-marketplace-service/src/repository/memory/state.ts";
import { Marketplace } from "@script-manifest/coverage-marketplace-service/testing";
import type { Random } from "../random.ts";
import type { Tally } from "../tally.ts";
import { Lives } from "./life.ts";
import { isNormal, poisonableStripe, strikeDatabase, strikeNotifier } from "./strikes.ts";
import { StripeEvents } from "./stripe-events.ts";
import { servedDoor, shortDoor } from "./webhook-door.ts";
import { Witness } from "./witness.ts";

/** So many orders one story can have; each belongs to one writer and one service. */
export const SLOTS = 14;
const SELLERS = 3;
const WRITERS = 4;

/** What a process that died leaves behind is given back after this long (jobs/graphile/liveness.ts). */
const ORPHANED_MS = 7_000;
const RETRY_MS = 1_000;

/** Jobs that are due at one instant come to an end within so many rounds. */
const ROUNDS_MAX = 500;

/** The share of stories in which webhooks pass a whole server. */
const SERVED = 0.05;

export interface Cast {
  readonly writer: Requester;
  readonly reader: Requester;
  readonly request: { serviceId: string; scriptId: string; projectId: string; brief: string };
}

export class World {
  readonly market = new Marketplace();
  readonly lives: Lives;
  readonly tally: Tally;
  readonly admin = this.market.person({ isAdmin: true, name: "Admin" });
  /** What commands are given: mortal. */
  readonly deps: CommandDeps;
  readonly events: StripeEvents;
  readonly cast: Cast[] = [];
  readonly providerIds: string[] = [];
  /** Services that nobody may order, by their ids. */
  readonly wares = {
    inactive: "svc_inactive",
    cheap: "svc_cheap",
    short: "svc_short",
    unpayable: "svc_unpaid",
  };
  readonly witness: Witness;
  /** What was moved at Stripe's dashboard, and the orders it was moved of. */
  readonly handMade = new Set<string>();
  /** Clicks that were answered, by their order and key. */
  readonly doneByKey = new Set<string>();
  readonly #jobDeps: JobDeps;

  constructor({ tally, served }: { tally: Tally; served: boolean }) {
    this.tally = tally;
    const { market } = this;
    this.lives = new Lives({ tally, now: market.clock });
    this.witness = new Witness({ lives: this.lives, state: market.repository.state });
    this.deps = {
      ...market.deps,
      payments: poisonableStripe(this.witness.atStripe(market.payments), this.lives),
      repository: this.lives.mortal(this.witness.atTheStore(market.repository), strikeDatabase),
    };
    const notifier = this.lives.mortal(market.notifier, strikeNotifier);
    this.#jobDeps = { ...this.deps, notifier, wordingFor };
    this.events = new StripeEvents({
      gateway: market.payments,
      post: served ? servedDoor(this.deps) : shortDoor(this.deps),
      now: market.clock,
    });
    this.lives.attend();
  }

  static async open(random: Random, tally: Tally): Promise<World> {
    const world = new World({ tally, served: random.chance(SERVED) });
    const { market } = world;
    const sellers: { reader: Requester; provider: Provider; service: Service }[] = [];
    for (let n = 0; n < SELLERS; n++)
      sellers.push(
        await market.seller({
          priceCents: 50 + random.below(60_000),
          turnaroundDays: random.pick([1, 2, 5, 30]),
        }),
      );
    world.providerIds.push(...sellers.map(({ provider }) => provider.id));
    world.#stock(sellers[0]?.service);
    for (const { reader } of sellers) world.#writes(reader);
    const writers = Array.from({ length: WRITERS }, () => market.author());
    for (let slot = 0; slot < SLOTS; slot++) {
      const seller = sellers[slot % SELLERS];
      const author = writers[slot % WRITERS];
      if (!seller || !author) throw new Error("nobody to play");
      const { writer, scriptId, projectId } = author;
      const request = { serviceId: seller.service.id, scriptId, projectId, brief: "" };
      world.cast.push({ writer, reader: seller.reader, request });
    }
    return world;
  }

  /** On nobody's shelf: not offered, too cheap, for shorter scripts, of somebody who cannot be paid. */
  #stock(service: Service | undefined): void {
    const { services, providers } = this.state;
    const seller = providers.get(service?.providerId ?? "");
    if (!service || !seller) throw new Error("nobody sells");
    const unpaid = { id: "prov_unpaid", userId: "user_unpaid", stripeAccountId: null };
    providers.set(unpaid.id, { ...seller, ...unpaid, stripeOnboardingComplete: false });
    const { inactive, cheap, short, unpayable } = this.wares;
    services.set(inactive, { ...service, id: inactive, active: false });
    services.set(cheap, { ...service, id: cheap, priceCents: 49 });
    services.set(short, { ...service, id: short, maxPages: 99 });
    services.set(unpayable, { ...service, id: unpayable, providerId: unpaid.id });
  }

  /** Readers write as well: a script of their own. */
  #writes({ userId }: Requester): void {
    const script = { id: `scr_${userId}`, projectId: `proj_${userId}`, ownerUserId: userId };
    this.market.scripts.add({ ...script, title: "Brine", pageCount: 100 });
  }

  get state() {
    return this.market.repository.state;
  }

  get orders() {
    return [...this.state.orders.values()];
  }

  async providerOf(orderId: string): Promise<Provider | null> {
    return this.market.repository.getProvider(this.state.orders.get(orderId)?.providerId ?? "");
  }

  player(slot: number): Cast {
    const player = this.cast[slot];
    if (!player) throw new Error(`no slot ${slot}`);
    return player;
  }

  /** Two writers may well choose the same key. */
  keyOf(slot: number): { writerUserId: string; idempotencyKey: string } {
    const idempotencyKey = `order-${Math.floor(slot / WRITERS)}`;
    return { writerUserId: this.player(slot).writer.userId, idempotencyKey };
  }

  /** The order of a slot as it really is, read past all faults; null before there is one. */
  orderIn(slot: number): Order | null {
    const { writerUserId, idempotencyKey } = this.keyOf(slot);
    const id = this.state.orderIdsByKey.get(joined(writerUserId, idempotencyKey));
    const row = id === undefined ? undefined : this.state.orders.get(id);
    return row ? toOrder(this.state, row) : null;
  }

  /** Somebody does something, in a process of their own. */
  live(seed: number, act: () => Promise<unknown>): Promise<void> {
    return this.lives.live(seed, act, isNormal);
  }

  /** Every job that is due runs, some at once, each in a process of its own. */
  async work(random: Random, atOnce = 4): Promise<void> {
    const jobs = [...this.market.repository.jobs.takeDueJobs(this.market.now)];
    for (let batch = jobs.splice(0, atOnce); batch.length > 0; batch = jobs.splice(0, atOnce))
      await Promise.all(batch.map((job) => this.#run(job, random.below(2 ** 31))));
  }

  async #run(job: MemoryJob, seed: number): Promise<void> {
    const { jobs } = this.market.repository;
    const giveBack = (afterMs: number) => jobs.putBack(job, this.market.now + afterMs);
    await this.lives.live(
      seed,
      async () => {
        try {
          const again = await runJob(this.#jobDeps, job.job);
          faultPoint("job-done");
          if (again) jobs.add([again]);
        } catch (error) {
          giveBack(error instanceof Error && error.name === "ProcessDied" ? ORPHANED_MS : RETRY_MS);
          throw error;
        }
      },
      isNormal,
    );
  }

  /** Time passes and what becomes due on the way runs at its own time. */
  async pass(ms: number, random: Random): Promise<void> {
    const { market } = this;
    const { jobs } = market.repository;
    const end = market.now + ms;
    let rounds = 0;
    for (let next = jobs.nextRunAt(); next !== null && next <= end; next = jobs.nextRunAt()) {
      rounds = next > market.now ? 0 : rounds + 1;
      if (rounds > ROUNDS_MAX) throw new Error("jobs make jobs for ever, all of them due at once");
      market.now = Math.max(market.now, next);
      await this.work(random);
      this.events.notice();
    }
    market.now = Math.max(market.now, end);
  }
}
