/**
 * What every part of the repository's contract is tested with: a store, its clock, a look at its jobs,
 * and rows to start from. Ids are unique in the process, so tests of one store don't meet.
 */
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { DAY_MS, HOUR_MS, type Instant } from "../../../src/domain/clock.ts";
import type { ActingAdmin, Order, Provider, Service } from "../../../src/domain/entities.ts";
import { ID_PREFIXES, type IdKind } from "../../../src/domain/ids.ts";
import {
  authoriseEntries,
  captureEntries,
  type NewPosting,
  voidEntries,
} from "../../../src/domain/ledger.ts";
import type { MoneyOperationKind, NewMoneyOperation } from "../../../src/domain/money-operation.ts";
import type {
  CoverageMarketplaceRepository,
  NewOrder,
  NewTransition,
  OrderChange,
} from "../../../src/repository/interface.ts";

export const START: Instant = Date.UTC(2026, 2, 1, 12, 0, 0, 123);
/** Who acts in tests of what admins do. */
export const ADMIN: ActingAdmin = { userId: "admin-1", name: "Ruth" };
export const PRICE_CENTS = 10_001;

export interface SeenJob {
  readonly task: string;
  readonly key: string | null;
  readonly payload: unknown;
  /** From its enqueueing to its run. */
  readonly delayMs: number;
}

export interface RepositoryFixture {
  readonly repository: CoverageMarketplaceRepository;
  readonly clock: { now(): Instant; advance(ms: number): Promise<void> };
  jobs(): Promise<readonly SeenJob[]>;
  close(): Promise<void>;
}

export type OpenRepository = () => Promise<RepositoryFixture>;

/** One store for the tests of a describe block. */
export function useRepository(open: OpenRepository): () => RepositoryFixture {
  let fixture: RepositoryFixture | undefined;
  before(async () => {
    fixture = await open();
  });
  after(async () => {
    await fixture?.close();
  });
  return () => {
    assert.ok(fixture, "the store is open while tests run");
    return fixture;
  };
}

let made = 0;
export const newId = (kind: IdKind): string => `${ID_PREFIXES[kind]}${String(++made).padStart(8, "0")}`;
export const unique = (word: string): string => `${word}-${++made}`;

export async function jobKeys({ jobs }: RepositoryFixture): Promise<string[]> {
  return (await jobs()).map((job) => job.key ?? "");
}

/** An active, payable provider. */
export async function aProvider(
  { repository }: RepositoryFixture,
  o: { displayName?: string; bio?: string; specialties?: readonly string[]; userId?: string } = {},
): Promise<Provider> {
  const id = newId("provider");
  await repository.createProvider({
    id,
    userId: o.userId ?? unique("user"),
    email: "reader@example.com",
    displayName: o.displayName ?? "Ada Reader",
    bio: o.bio ?? "Reads closely.",
    specialties: o.specialties ?? ["drama"],
  });
  const facts = { stripeAccountId: unique("acct"), onboardingComplete: true };
  return present(await repository.updateProviderStripe(id, facts));
}

export async function aService(
  fixture: RepositoryFixture,
  o: Partial<Omit<Service, "id" | "createdAt" | "updatedAt">> = {},
): Promise<Service> {
  return fixture.repository.createService({
    id: newId("service"),
    providerId: o.providerId ?? (await aProvider(fixture)).id,
    title: o.title ?? "Full coverage",
    description: o.description ?? "Notes on everything.",
    tier: o.tier ?? "early_draft",
    priceCents: o.priceCents ?? PRICE_CENTS,
    currency: "usd",
    turnaroundDays: o.turnaroundDays ?? 5,
    maxPages: o.maxPages ?? 120,
    active: o.active ?? true,
  });
}

export function anOperation(orderId: string, kind: MoneyOperationKind, seq = 1): NewMoneyOperation {
  const params = { amountCents: PRICE_CENTS, currency: "usd" };
  return {
    id: newId("moneyOperation"),
    orderId,
    kind,
    seq,
    idempotencyKey: `cov:test:${orderId}:${kind}:${seq}`,
    params,
  };
}

export async function anOrderToPlace(
  fixture: RepositoryFixture,
  o: { service?: Service; writerUserId?: string; idempotencyKey?: string; scriptId?: string } = {},
): Promise<NewOrder> {
  const service = o.service ?? (await aService(fixture));
  const id = newId("order");
  const operation = anOperation(id, "authorise");
  return {
    terms: {
      id,
      writerUserId: o.writerUserId ?? unique("writer"),
      writerName: "Wilma Writer",
      providerId: service.providerId,
      serviceId: service.id,
      serviceTitle: service.title,
      tier: service.tier,
      turnaroundDays: service.turnaroundDays,
      scriptId: o.scriptId ?? unique("script"),
      scriptTitle: "The Long Night",
      scriptPageCount: 98,
      projectId: "project-1",
      brief: "Is the second act too long?",
      priceCents: service.priceCents,
      currency: "usd",
      commissionBps: 1_500,
      platformFeeCents: 1_500,
      providerPayoutCents: service.priceCents - 1_500,
      paymentDeadline: fixture.clock.now() + HOUR_MS,
      idempotencyKey: o.idempotencyKey ?? unique("key"),
    },
    transitionId: newId("transition"),
    operation,
    jobs: [
      { task: "run_money_operation", operationId: operation.id, runAt: fixture.clock.now() + 5_000 },
      { task: "order_deadline", orderId: id, event: "fail_payment", runAt: fixture.clock.now() + HOUR_MS },
    ],
  };
}

export async function aPlacedOrder(
  fixture: RepositoryFixture,
  o: Parameters<typeof anOrderToPlace>[1] = {},
): Promise<Order> {
  return present(await fixture.repository.createOrder(await anOrderToPlace(fixture, o)));
}

export function aTransition(to: Order["status"], o: Partial<NewTransition> = {}): NewTransition {
  return {
    id: newId("transition"),
    event: `to_${to}`,
    to,
    actor: "system",
    actorUserId: null,
    reason: null,
    idempotencyKey: null,
    ...o,
  };
}

/** A change decided on this very reading, with nothing but what is given. */
export function aChange(order: Order, o: Partial<OrderChange> = {}): OrderChange {
  const nothing = { transition: null, facts: {}, operations: [], postings: [], jobs: [] } as const;
  return { orderId: order.id, from: [order.status], version: order.version, ...nothing, ...o };
}

export function aPosting(o: Pick<NewPosting, "opId" | "kind" | "entries"> & Partial<NewPosting>): NewPosting {
  return { id: newId("posting"), layer: "posted", currency: "usd", stripeId: null, ...o };
}

export async function move(
  { repository }: RepositoryFixture,
  order: Order,
  to: Order["status"],
  o: Partial<OrderChange> = {},
): Promise<Order> {
  return present(await repository.updateOrderStatus(aChange(order, { transition: aTransition(to), ...o })));
}

/** Authorised: the pending posting stands. */
export async function aHeldOrder(
  fixture: RepositoryFixture,
  o: Parameters<typeof anOrderToPlace>[1] = {},
): Promise<Order> {
  const order = await aPlacedOrder(fixture, o);
  const [authorise] = await fixture.repository.listMoneyOperations(order.id);
  const entries = authoriseEntries(order.priceCents);
  return move(fixture, order, "payment_held", {
    facts: {
      heldAt: fixture.clock.now(),
      captureBefore: fixture.clock.now() + 7 * DAY_MS,
      stripePaymentIntentId: unique("pi"),
      stripeChargeId: unique("ch"),
    },
    postings: [aPosting({ opId: present(authorise).id, kind: "authorise", layer: "pending", entries })],
  });
}

/** Claimed and captured: what is held is posted. */
export async function aCapturedOrder(
  fixture: RepositoryFixture,
  o: Parameters<typeof anOrderToPlace>[1] = {},
): Promise<Order> {
  const held = await aHeldOrder(fixture, o);
  const capture = anOperation(held.id, "capture");
  const entries = captureEntries({ priceCents: held.priceCents, stripeFeeCents: 320 });
  return move(fixture, held, "claimed", {
    facts: { claimedAt: fixture.clock.now(), capturedAt: fixture.clock.now() },
    operations: [capture],
    postings: [
      aPosting({ opId: capture.id, kind: "void", layer: "pending", entries: voidEntries(held.priceCents) }),
      aPosting({ opId: capture.id, kind: "capture", entries }),
    ],
  });
}

export async function aDeliveredOrder(
  fixture: RepositoryFixture,
  o: Parameters<typeof anOrderToPlace>[1] = {},
): Promise<Order> {
  return move(fixture, await aCapturedOrder(fixture, o), "delivered", {
    facts: { deliveredAt: fixture.clock.now() },
  });
}

export function aDispute(order: Order): NonNullable<OrderChange["dispute"]> {
  return {
    id: newId("dispute"),
    orderId: order.id,
    openedByUserId: order.writerUserId,
    reason: "quality",
    description: "It is about another script.",
  };
}

export function aDelivery(order: Order): NonNullable<OrderChange["delivery"]> {
  return {
    id: newId("delivery"),
    orderId: order.id,
    summary: "A promising draft.",
    strengths: "Voice.",
    weaknesses: "Length.",
    recommendations: "Cut ten pages.",
    score: 71,
    format: "Feature",
    genre: "Drama",
    draftDate: "2026-02-28",
    report: null,
    fileKey: null,
    fileName: null,
  };
}

/** The value, which the test takes for granted to be there. */
export function present<T>(value: T | null | undefined): T {
  assert.ok(value !== null && value !== undefined, "expected a value");
  return value;
}

/** How many of fifty calls at once answered something other than null and false. */
export async function winnersOfFifty<T>(call: (index: number) => Promise<T>): Promise<number> {
  const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => call(index)));
  return answers.filter((answer) => answer !== null && answer !== false).length;
}
