/**
 * Facts about the whole catalogue, for the landing page and the filters. May be a minute old; never fails a
 * page.
 */
import "server-only";
import {
  type CoverageProviderPublic,
  type CoverageTier,
  CoverageTierSchema,
} from "@script-manifest/contracts";
import { callPublic } from "./coverage-server";

const STALE_SECONDS = 60;

export interface TierFacts {
  readonly tier: CoverageTier;
  readonly count: number;
  readonly lowestPriceCents: number;
  readonly highestPriceCents: number;
  readonly fastestDays: number;
  readonly currency: string;
  /** The platform's share of a price; undefined while the API does not say. */
  readonly commissionBps: number | undefined;
}

/** What each tier costs now. Tiers nobody offers are left out; null when the catalogue cannot be read. */
export async function tierFacts(): Promise<readonly TierFacts[] | null> {
  const facts = await Promise.all(CoverageTierSchema.options.map(factsOf));
  return facts.includes("unavailable")
    ? null
    : facts.filter((fact) => fact !== null && fact !== "unavailable");
}

async function factsOf(tier: CoverageTier): Promise<TierFacts | null | "unavailable"> {
  const first = (sort: "price" | "price_desc" | "turnaround") =>
    callPublic("listServices", { query: { tier, sort, limit: 1 } }, { staleSeconds: STALE_SECONDS });
  const [cheapest, dearest, fastest] = await Promise.all([
    first("price"),
    first("price_desc"),
    first("turnaround"),
  ]);
  if (!cheapest.ok || !dearest.ok || !fastest.ok) return "unavailable";
  const [low, high, quick] = [cheapest, dearest, fastest].map(({ data }) => data.services[0]);
  if (!low || !high || !quick) return null;
  return {
    tier,
    count: cheapest.data.total,
    lowestPriceCents: low.priceCents,
    highestPriceCents: high.priceCents,
    fastestDays: quick.turnaroundDays,
    currency: low.currency,
    commissionBps: low.commissionBps,
  };
}

/** The platform's share of a price that is set now; undefined while nothing is on sale that says it. */
export async function commissionBps(): Promise<number | undefined> {
  const result = await callPublic("listServices", { query: { limit: 1 } }, { staleSeconds: STALE_SECONDS });
  return result.ok ? result.data.services[0]?.commissionBps : undefined;
}

const PAGE_SIZE = 100;
/** A sitemap may not name more addresses than this. */
const PROVIDERS_MAX = 40_000;

/** Every active reader, page by page. What cannot be read is left out. */
export async function allProviders(): Promise<readonly CoverageProviderPublic[]> {
  const found: CoverageProviderPublic[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: PAGE_SIZE, ...(cursor && { cursor }) };
    const result = await callPublic("listProviders", { query }, { staleSeconds: STALE_SECONDS });
    if (!result.ok) break;
    found.push(...result.data.providers);
    cursor = result.data.nextCursor;
  } while (cursor !== null && found.length < PROVIDERS_MAX);
  return found;
}

/** The best-rated readers; empty when they cannot be read. */
export async function bestRatedProviders(count: number): Promise<readonly CoverageProviderPublic[]> {
  const query = { sort: "rating" as const, limit: count };
  const result = await callPublic("listProviders", { query }, { staleSeconds: STALE_SECONDS });
  return result.ok ? result.data.providers : [];
}

/** The specialties active readers name, in alphabetical order; empty when they cannot be read. */
export async function specialtiesInUse(): Promise<readonly string[]> {
  const result = await callPublic(
    "listProviders",
    { query: { limit: 100 } },
    { staleSeconds: STALE_SECONDS },
  );
  if (!result.ok) return [];
  const names = new Set(result.data.providers.flatMap(({ specialties }) => specialties));
  return [...names].sort((a, b) => a.localeCompare(b, "en"));
}
