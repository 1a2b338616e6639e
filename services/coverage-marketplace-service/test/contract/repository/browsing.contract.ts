/** The public lists: who is in them, every filter, every sort, pages by offset and by cursor. */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import {
  type CoverageProviderFilters,
  CoverageProviderFiltersSchema,
  type CoverageServiceFilters,
  CoverageServiceFiltersSchema,
} from "@script-manifest/contracts";
import { DomainError } from "../../../src/domain/errors.ts";
import { encodeCursor } from "../../../src/repository/cursor.ts";
import {
  aChange,
  aPlacedOrder,
  aProvider,
  aService,
  newId,
  type OpenRepository,
  type RepositoryFixture,
  useRepository,
} from "./fixture.ts";

/**
 * Name → id, filled by `stock`: "ada" 5.00 with 1 order, "bo" 3.00, "cy" unreviewed, "di" suspended, "ed"
 * unverified.
 */
type Stock = Map<string, string>;

export function describeBrowsing(open: OpenRepository): void {
  describe("browsing", () => {
    const fixture = useRepository(open);
    const stock: Stock = new Map();
    before(() => fill(fixture(), stock));
    const namesOf = (rows: readonly { id: string }[]) =>
      rows.map(({ id }) => [...stock].find(([, known]) => known === id)?.[0] ?? id);
    const providers = async (filters: Partial<CoverageProviderFilters>) => {
      const list = await fixture().repository.listProviders(CoverageProviderFiltersSchema.parse(filters));
      return { ...list, names: namesOf(list.rows) };
    };
    const services = async (filters: Partial<CoverageServiceFilters>) => {
      const list = await fixture().repository.listServices(CoverageServiceFiltersSchema.parse(filters));
      return { ...list, names: namesOf(list.rows) };
    };
    browsesProviders(providers);
    browsesServices(services);
    walksPages({ providers, services });
    refusesCursors({ providers, services });
  });
}

type Listing<Filters> = (
  filters: Partial<Filters>,
) => Promise<{ names: readonly string[]; total: number; nextCursor: string | null }>;

async function fill(fixture: RepositoryFixture, stock: Stock): Promise<void> {
  const { repository, clock } = fixture;
  const provider = async (displayName: string, o: { bio?: string; specialties?: string[] } = {}) => {
    const { id } = await aProvider(fixture, { displayName, ...o });
    stock.set(displayName, id);
    await clock.advance(1_000);
    return id;
  };
  const service = async (title: string, o: Parameters<typeof aService>[1]) => {
    stock.set(title, (await aService(fixture, { title, description: "", ...o })).id);
    await clock.advance(1_000);
  };
  const review = (providerId: string, rating: number) => addReview(fixture, { providerId, rating });
  const ada = await provider("ada", { bio: "Reads 100% of it", specialties: ["horror", "drama"] });
  const bo = await provider("bo", { bio: "Comedy_doctor", specialties: ["comedy"] });
  const cy = await provider("cy", { bio: "New here", specialties: ["horror"] });
  const di = await provider("di");
  const { id: ed } = await aProvider(fixture, { displayName: "ed" });
  await review(ada, 5);
  await countCompletion(fixture, ada);
  await review(bo, 3);
  await service("ada notes", {
    providerId: ada,
    tier: "concept_notes",
    priceCents: 5_000,
    turnaroundDays: 3,
    maxPages: 60,
  });
  await service("ada full", {
    providerId: ada,
    tier: "competition_ready",
    priceCents: 30_000,
    turnaroundDays: 14,
  });
  await service("bo polish", {
    providerId: bo,
    tier: "polish_proofread",
    priceCents: 5_000,
    turnaroundDays: 7,
  });
  await service("cy draft", {
    providerId: cy,
    tier: "early_draft",
    priceCents: 12_000,
    turnaroundDays: 2,
    maxPages: 200,
  });
  await service("cy paused", { providerId: cy, active: false });
  await service("di full", { providerId: di });
  await service("ed full", { providerId: ed });
  await repository.updateProviderStatus(di, {
    status: "suspended",
    reason: "x",
    admin: { userId: "admin", name: "Ruth" },
  });
  const unverified = await repository.getProvider(ed);
  await repository.updateProviderStripe(ed, {
    stripeAccountId: unverified?.stripeAccountId ?? "",
    onboardingComplete: false,
  });
}

async function addReview(
  fixture: RepositoryFixture,
  o: { providerId: string; rating: number },
): Promise<void> {
  const service = await aService(fixture, { providerId: o.providerId, active: false });
  const { id: orderId, writerUserId, writerName } = await aPlacedOrder(fixture, { service });
  await fixture.repository.createReview(
    { id: newId("review"), orderId, writerUserId, writerName, comment: "", ...o },
    [],
  );
}

async function countCompletion(fixture: RepositoryFixture, providerId: string): Promise<void> {
  const order = await aPlacedOrder(fixture, {
    service: await aService(fixture, { providerId, active: false }),
  });
  await fixture.repository.updateOrderStatus(aChange(order, { countCompletion: true }));
}

function browsesProviders(providers: Listing<CoverageProviderFilters>): void {
  it("lists active providers only, best rated first and unreviewed ones last", async () => {
    assert.deepEqual(await namesAndTotal(providers({})), { names: ["ada", "bo", "cy"], total: 3 });
  });

  it("sorts providers by completed orders and by newest", async () => {
    assert.equal((await providers({ sort: "orders" })).names[0], "ada");
    assert.deepEqual((await providers({ sort: "newest" })).names, ["cy", "bo", "ada"]);
  });

  it("narrows providers by every filter, taking wildcards for letters", async () => {
    const names = async (filters: Partial<CoverageProviderFilters>) => (await providers(filters)).names;
    assert.deepEqual(await names({ specialty: "horror" }), ["ada", "cy"]);
    assert.deepEqual(await names({ minRating: 3 }), ["ada", "bo"]);
    assert.deepEqual(await names({ minRating: 3.01 }), ["ada"]);
    assert.deepEqual(await names({ q: "READS" }), ["ada"]);
    assert.deepEqual(await names({ q: "comedy" }), ["bo"]);
    assert.deepEqual(await names({ q: "0%" }), ["ada"]);
    assert.deepEqual(await names({ q: "y_d" }), ["bo"]);
    assert.deepEqual(await names({ q: "m_d" }), []);
    assert.deepEqual(await names({ q: "1%o" }), []);
    assert.deepEqual(await names({ q: "\\" }), []);
    assert.deepEqual(await names({ specialty: "horror", minRating: 1, q: "ada" }), ["ada"]);
  });
}

function browsesServices(services: Listing<CoverageServiceFilters>): void {
  const names = async (filters: Partial<CoverageServiceFilters>) => (await services(filters)).names;

  it("lists active services of active providers only", async () => {
    const { total, names: all } = await services({});
    assert.equal(total, 4);
    assert.deepEqual([...all].sort(), ["ada full", "ada notes", "bo polish", "cy draft"]);
  });

  it("sorts services by price, rating, turnaround and newest, ties by id", async () => {
    assert.deepEqual(await names({ sort: "price" }), ["ada notes", "bo polish", "cy draft", "ada full"]);
    assert.deepEqual(await names({ sort: "price_desc" }), ["ada full", "cy draft", "ada notes", "bo polish"]);
    assert.deepEqual(await names({ sort: "rating" }), ["ada notes", "ada full", "bo polish", "cy draft"]);
    assert.deepEqual(await names({ sort: "turnaround" }), ["cy draft", "ada notes", "bo polish", "ada full"]);
    assert.deepEqual(await names({ sort: "newest" }), ["cy draft", "bo polish", "ada full", "ada notes"]);
  });

  it("narrows services by every filter", async () => {
    const sort = "price";
    assert.deepEqual(await names({ sort, tier: "early_draft" }), ["cy draft"]);
    assert.deepEqual(await names({ sort, minPriceCents: 5_001 }), ["cy draft", "ada full"]);
    assert.deepEqual(await names({ sort, maxPriceCents: 5_000 }), ["ada notes", "bo polish"]);
    assert.deepEqual(await names({ sort, maxTurnaroundDays: 3 }), ["ada notes", "cy draft"]);
    assert.deepEqual(await names({ sort, minPages: 121 }), ["cy draft"]);
    assert.deepEqual(await names({ sort, specialty: "comedy" }), ["bo polish"]);
    assert.deepEqual(await names({ sort, minRating: 4 }), ["ada notes", "ada full"]);
    assert.deepEqual(await names({ sort, q: "FULL" }), ["ada full"]);
    assert.deepEqual(await names({ sort, q: "bo" }), ["bo polish"]);
    assert.deepEqual(await names({ sort, minPriceCents: 1, maxPriceCents: 9_000, specialty: "horror" }), [
      "ada notes",
    ]);
  });
}

function walksPages(o: {
  providers: Listing<CoverageProviderFilters>;
  services: Listing<CoverageServiceFilters>;
}): void {
  const walk = async <Filters extends { cursor?: string }>(
    list: Listing<Filters>,
    filters: Partial<Filters>,
  ) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < 10; pages++) {
      const page = await list({ ...filters, ...(cursor && { cursor }) });
      seen.push(...page.names);
      if (page.nextCursor === null) return seen;
      cursor = page.nextCursor;
    }
    throw new Error("the walk does not end");
  };

  it("meets every row exactly once by cursor, in every order", async () => {
    for (const sort of ["rating", "orders", "newest"] as const) {
      const whole = (await o.providers({ sort })).names;
      assert.deepEqual(await walk(o.providers, { sort, limit: 1 }), whole);
    }
    for (const sort of ["price", "price_desc", "rating", "turnaround", "newest"] as const) {
      const whole = (await o.services({ sort })).names;
      for (const limit of [1, 2, 3]) assert.deepEqual(await walk(o.services, { sort, limit }), whole);
    }
  });

  it("says the total of the whole list on every page, also past the end", async () => {
    const first = await o.services({ sort: "price", limit: 3 });
    const last = await o.services({
      sort: "price",
      limit: 3,
      ...(first.nextCursor && { cursor: first.nextCursor }),
    });
    assert.deepEqual([first.total, last.total, last.nextCursor], [4, 4, null]);
    assert.deepEqual(await namesAndTotal(o.services({ offset: 100 })), { names: [], total: 4 });
  });

  it("skips by offset", async () => {
    assert.deepEqual((await o.services({ sort: "price", limit: 2, offset: 1 })).names, [
      "bo polish",
      "cy draft",
    ]);
    assert.equal((await o.services({ limit: 4 })).nextCursor, null);
  });
}

function refusesCursors(o: {
  providers: Listing<CoverageProviderFilters>;
  services: Listing<CoverageServiceFilters>;
}): void {
  it("refuses a cursor it did not write, naming the field", async () => {
    const malformed = (error: unknown) =>
      error instanceof DomainError &&
      error.code === "invalid_payload" &&
      error.issues[0]?.path === "query.cursor";
    const forged = [
      "garbage",
      "e30",
      Buffer.from('["rating",1e400,"x"]').toString("base64url"),
      Buffer.from('["rating",1.5,"x"]').toString("base64url"),
      Buffer.from('["rating","1","x"]').toString("base64url"),
      Buffer.from('["rating",1,"\\u0000"]').toString("base64url"),
      encodeCursor({ sort: "newest", value: 1, id: "x" }),
      encodeCursor({ sort: "rating", value: Number.MAX_SAFE_INTEGER, id: "x" }),
    ];
    for (const cursor of forged) {
      await assert.rejects(o.providers({ sort: "rating", cursor }), malformed, cursor);
      await assert.rejects(o.services({ sort: "rating", cursor }), malformed, cursor);
    }
  });

  it("takes the largest place there can be without failing", async () => {
    for (const sort of ["price", "price_desc", "rating", "turnaround", "newest"] as const)
      await o.services({ sort, cursor: encodeCursor({ sort, value: 1e13, id: "x" }) });
    for (const sort of ["rating", "orders", "newest"] as const)
      await o.providers({ sort, cursor: encodeCursor({ sort, value: 1e13, id: "x" }) });
  });
}

async function namesAndTotal(list: Promise<{ names: readonly string[]; total: number }>) {
  const { names, total } = await list;
  return { names, total };
}
