/**
 * The browse page's address: what it may carry, and what that asks of the API. Anything malformed is ignored,
 * so that an old or edited link still shows a catalogue.
 */
import { CoverageServiceFiltersSchema, type CoverageTier } from "@script-manifest/contracts";
import type { z } from "zod";
import { formatMoney, inputToCents, plural } from "./format";
import { tierWords } from "./words";

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** The form's own field names; prices are whole dollars there. */
export const BROWSE_FIELDS = [
  "q",
  "tier",
  "min",
  "max",
  "days",
  "pages",
  "specialty",
  "rating",
  "sort",
] as const;
export type BrowseField = (typeof BROWSE_FIELDS)[number];
export type BrowseValues = Readonly<Partial<Record<BrowseField | "cursor", string>>>;

export const PAGE_SIZE = 12;

/** The non-empty single values of the address. */
export function readBrowseValues(params: SearchParams): BrowseValues {
  const values: Partial<Record<BrowseField | "cursor", string>> = {};
  for (const name of [...BROWSE_FIELDS, "cursor"] as const) {
    const value = params[name];
    if (typeof value === "string" && value.trim() !== "") values[name] = value.trim();
  }
  return values;
}

const { shape } = CoverageServiceFiltersSchema;

function valid<S extends z.ZodType>(schema: S, value: unknown): z.output<S> | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

const cents = (dollars: string | undefined) => (dollars === undefined ? undefined : inputToCents(dollars));

/** What these values ask of the API. */
export function serviceFilters(values: BrowseValues) {
  return {
    q: valid(shape.q, values.q),
    tier: valid(shape.tier, values.tier),
    minPriceCents: valid(shape.minPriceCents, cents(values.min)),
    maxPriceCents: valid(shape.maxPriceCents, cents(values.max)),
    maxTurnaroundDays: valid(shape.maxTurnaroundDays, values.days),
    minPages: valid(shape.minPages, values.pages),
    specialty: valid(shape.specialty, values.specialty),
    minRating: valid(shape.minRating, values.rating),
    sort: valid(shape.sort, values.sort),
    cursor: valid(shape.cursor, values.cursor),
    limit: PAGE_SIZE,
  };
}

/**
 * The page's address with some values changed; undefined removes one. A change starts again at the first
 * page.
 */
export function browseHref(values: BrowseValues, change: BrowseValues | Record<string, undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...values, cursor: undefined, ...change }))
    if (value) search.set(name, value);
  return search.size > 0 ? `/coverage?${search}` : "/coverage";
}

/** The filters that are on, each in words, for removing one by one. */
export function activeFilters(
  values: BrowseValues,
): { readonly field: BrowseField; readonly words: string }[] {
  const { q, tier, minPriceCents, maxPriceCents, maxTurnaroundDays, minPages, specialty, minRating } =
    serviceFilters(values);
  const words: readonly [BrowseField, string | undefined][] = [
    ["q", say(q, (text) => `“${text}”`)],
    ["tier", say(tier, (name: CoverageTier) => tierWords[name].label)],
    ["min", say(minPriceCents, (least) => `from ${formatMoney(least, "usd")}`)],
    ["max", say(maxPriceCents, (most) => `up to ${formatMoney(most, "usd")}`)],
    ["days", say(maxTurnaroundDays, (most) => `within ${plural(most, "day")}`)],
    ["pages", say(minPages, (least) => `takes ${plural(least, "page")}`)],
    ["specialty", specialty],
    ["rating", say(minRating, (least) => `rated ${least} or better`)],
  ];
  return words.flatMap(([field, text]) => (text ? [{ field, words: text }] : []));
}

function say<T>(value: T | undefined, inWords: (value: T) => string): string | undefined {
  return value === undefined ? undefined : inWords(value);
}
