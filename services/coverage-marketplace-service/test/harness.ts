/**
 * A whole marketplace in memory, held by a clock, with jobs that run when the test says so. Belongs here:
 * set-up and the few steps most tests share. Does not: assertions.
 */
import { createMemoryObjectStorage } from "@script-manifest/service-kit";
import { DEFAULT_POLICY } from "../src/build-server.ts";
import type { CommandDeps, Requester } from "../src/commands/deps.ts";
import { moveOrder } from "../src/commands/move-order.ts";
import { offerService } from "../src/commands/offer-service.ts";
import { placeOrder } from "../src/commands/place-order.ts";
import { registerProvider, syncStripeAccount } from "../src/commands/register-provider.ts";
import { syncPayment } from "../src/commands/sync-payment.ts";
import type { Order, Provider, Service } from "../src/domain/entities.ts";
import { ID_PREFIXES, type NewId } from "../src/domain/ids.ts";
import { basisPointsFromRate } from "../src/domain/money.ts";
import { runJob } from "../src/jobs/tasks.ts";
import { MemoryNotifier } from "../src/notifications/memory/index.ts";
import { wordingFor } from "../src/notifications/wording.ts";
import { MemoryPaymentGateway } from "../src/payments/memory/index.ts";
import { PdfReportPrinter } from "../src/reports/pdf/index.ts";
import { MemoryCoverageMarketplaceRepository } from "../src/repository/memory/index.ts";
import { MemoryScriptDirectory } from "../src/scripts/memory/index.ts";

/** 2026-01-01T00:00:00Z: far from any boundary. */
const START = 1_767_225_600_000;
/** A failed job waits this long in tests. */
const RETRY_MS = 1_000;

/** With `of`, another order of a provider who is there already. */
interface OrderSetup {
  readonly priceCents?: number;
  readonly turnaroundDays?: number;
  readonly of?: Pick<Awaited<ReturnType<Marketplace["seller"]>>, "reader" | "provider" | "service">;
}

export class Marketplace {
  now = START;
  readonly clock = () => this.now;
  readonly repository = new MemoryCoverageMarketplaceRepository({ clock: this.clock });
  readonly payments = new MemoryPaymentGateway({ clock: this.clock });
  readonly scripts = new MemoryScriptDirectory();
  readonly storage = createMemoryObjectStorage({ clock: this.clock });
  readonly reports = new PdfReportPrinter();
  readonly notifier = new MemoryNotifier();
  readonly deps: CommandDeps;
  #ids = 0;
  #people = 0;

  constructor(o: { commissionRate?: number } = {}) {
    const newId: NewId = (kind) => `${ID_PREFIXES[kind]}${++this.#ids}`;
    this.deps = {
      repository: this.repository,
      payments: this.payments,
      scripts: this.scripts,
      storage: this.storage,
      reports: this.reports,
      policy: DEFAULT_POLICY,
      commission: basisPointsFromRate(o.commissionRate ?? 0.15),
      newId,
      clock: this.clock,
      env: "test",
      frontendUrl: "http://localhost:3000",
      livemode: false,
    };
  }

  person(o: { isAdmin?: boolean; name?: string } = {}): Requester {
    const userId = `user_${++this.#people}`;
    return {
      userId,
      name: o.name ?? `Person ${this.#people}`,
      email: `${userId}@example.com`,
      isAdmin: o.isAdmin ?? false,
      requestId: null,
      idempotencyKey: null,
    };
  }

  /** A provider Stripe can pay, with one service. */
  async seller(
    o: { priceCents?: number; turnaroundDays?: number } = {},
  ): Promise<{ reader: Requester; provider: Provider; service: Service }> {
    const reader = this.person({ name: "Reader" });
    const request = { displayName: "Maya Okafor", bio: "Reads for a living.", specialties: ["drama"] };
    const { provider } = await registerProvider(this.deps, { requester: reader, request });
    this.payments.setPayable(provider.stripeAccountId ?? "", true);
    const active = await syncStripeAccount(this.deps, provider);
    const service = await offerService(this.deps, {
      providerId: provider.id,
      requester: reader,
      request: {
        title: "Full coverage",
        description: "",
        tier: "early_draft",
        priceCents: o.priceCents ?? 10_001,
        currency: "usd",
        turnaroundDays: o.turnaroundDays ?? 5,
        maxPages: 120,
        active: true,
      },
    });
    return { reader, provider: active, service };
  }

  /** A writer with a script of 100 pages. */
  author(): { writer: Requester; scriptId: string; projectId: string } {
    const writer = this.person({ name: "Ada Writer" });
    const script = this.scripts.add({
      id: `scr_${writer.userId}`,
      projectId: `proj_${writer.userId}`,
      ownerUserId: writer.userId,
      title: "Salt",
      pageCount: 100,
    });
    return { writer, scriptId: script.id, projectId: script.projectId };
  }

  async placed(o: OrderSetup = {}) {
    const { reader, provider, service } = o.of ?? (await this.seller(o));
    const { writer, scriptId, projectId } = this.author();
    const { order } = await placeOrder(this.deps, {
      requester: { ...writer, idempotencyKey: `place-${writer.userId}` },
      request: { serviceId: service.id, scriptId, projectId, brief: "Be kind." },
    });
    return { order, reader, writer, provider, service, scriptId, projectId };
  }

  async held(o: OrderSetup = {}) {
    const world = await this.placed(o);
    this.payments.confirmPayment(world.order.stripePaymentIntentId ?? "");
    const { order } = await syncPayment(this.deps, { orderId: world.order.id, requester: world.writer });
    return { ...world, order };
  }

  async claimed(o: OrderSetup = {}) {
    const world = await this.held(o);
    const { order } = await moveOrder(this.deps, {
      orderId: world.order.id,
      requester: world.reader,
      action: "claim",
    });
    return { ...world, order };
  }

  async order(id: string): Promise<Order> {
    const order = await this.repository.getOrder(id);
    if (!order) throw new Error(`no order ${id}`);
    return order;
  }

  /**
   * Runs every job that is due, and those they make due, until none is left. Failed ones wait for the next
   * drain.
   */
  async drain(): Promise<void> {
    const failed = [];
    for (
      let jobs = this.repository.jobs.takeDueJobs(this.now);
      jobs.length > 0;
      jobs = this.repository.jobs.takeDueJobs(this.now)
    ) {
      for (const job of jobs) {
        try {
          const again = await runJob({ ...this.deps, notifier: this.notifier, wordingFor }, job.job);
          if (again) this.repository.jobs.add([again]);
        } catch {
          failed.push(job);
        }
      }
    }
    for (const job of failed) this.repository.jobs.putBack(job, this.now + RETRY_MS);
  }

  /** Moves the clock, and runs what became due on the way at its own time. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    for (
      let next = this.repository.jobs.nextRunAt();
      next !== null && next <= end;
      next = this.repository.jobs.nextRunAt()
    ) {
      this.now = Math.max(this.now, next);
      await this.drain();
    }
    this.now = end;
    await this.drain();
  }

  /** Posted balance of one account of one order; debits positive. */
  async balance(orderId: string, account: string, layer: "pending" | "posted" = "posted"): Promise<number> {
    const balances = await this.repository.getBalances({ orderId });
    return balances
      .filter((row) => row.account === account && row.layer === layer)
      .reduce((sum, row) => sum + row.amountCents, 0);
  }

  /** What the notification service was told, as `person: title`. */
  told(person: Requester): string[] {
    return this.notifier.messages
      .filter((message) => message.userId === person.userId)
      .map((message) => message.title);
  }
}
