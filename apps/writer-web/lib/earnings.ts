/**
 * A provider's earnings over time: a range of days, the lines in it, sums per week or month, a CSV file.
 * Pure; days are days of UTC, amounts are minor units.
 */
import type { CoverageEarnings, CoverageEarningsLine } from "@script-manifest/contracts";
import { earningsReason, earningsStateWords } from "./words";

const DAY_MS = 24 * 60 * 60 * 1_000;
const WEEK_MS = 7 * DAY_MS;
/** Up to here a bar is a week, beyond it a month. */
const WEEKS_MAX = 20;
/** A chart of less than this would be a single bar. */
const WEEKS_MIN = 8;
/** 1 January 1970 was a Thursday; weeks begin on Monday. */
const MONDAY_MS = 4 * DAY_MS;

/** Both days belong to it; `YYYY-MM-DD`. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export interface EarningsPeriod {
  readonly label: string;
  readonly heldCents: number;
  readonly onItsWayCents: number;
  readonly paidOutCents: number;
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** A day as it came in an address, or null when it is none. */
function dayFrom(text: string | undefined): string | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const ms = startOf(text);
  return Number.isNaN(ms) || dayOf(ms) !== text ? null : text;
}

/** The range somebody asked for; what they left open reaches from the first movement to today. */
export function rangeFrom(
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  lines: readonly CoverageEarningsLine[],
  nowMs: number,
): DayRange {
  const today = dayOf(nowMs);
  const first = Math.min(nowMs, ...lines.map(({ at }) => Date.parse(at)));
  const from = dayFrom(asked.from) ?? dayOf(first);
  const to = dayFrom(asked.to) ?? today;
  return from <= to ? { from, to } : { from: to, to: from };
}

/** What moved last comes first. */
export function linesIn(
  { from, to }: DayRange,
  lines: readonly CoverageEarningsLine[],
): readonly CoverageEarningsLine[] {
  const inside = lines.filter(({ at }) => {
    const day = dayOf(Date.parse(at));
    return from <= day && day <= to;
  });
  return inside.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** Sums per week or month, oldest first, without gaps. What went back to the writer is nobody's earning. */
export function periodsOf(range: DayRange, lines: readonly CoverageEarningsLine[]): EarningsPeriod[] {
  const starts = periodStarts(range);
  const sums = starts.map((start) => ({
    label: start.label,
    heldCents: 0,
    onItsWayCents: 0,
    paidOutCents: 0,
  }));
  for (const { at, state, payoutCents } of lines) {
    const sum = sums[starts.findLastIndex(({ ms }) => ms <= Date.parse(at))];
    if (!sum) continue;
    if (state === "held") sum.heldCents += payoutCents;
    if (state === "on_its_way") sum.onItsWayCents += payoutCents;
    if (state === "paid_out") sum.paidOutCents += payoutCents;
  }
  return sums;
}

function periodStarts({ from, to }: DayRange): { ms: number; label: string }[] {
  const lastMs = startOf(to);
  const weeks = Math.ceil((lastMs - startOf(from)) / WEEK_MS);
  if (weeks > WEEKS_MAX) return monthStarts(from, lastMs);
  const monday = (ms: number) => Math.floor((ms - MONDAY_MS) / WEEK_MS) * WEEK_MS + MONDAY_MS;
  const firstMs = Math.min(monday(startOf(from)), monday(lastMs) - (WEEKS_MIN - 1) * WEEK_MS);
  const label = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
  const count = (monday(lastMs) - firstMs) / WEEK_MS + 1;
  return Array.from({ length: count }, (_, week) => firstMs + week * WEEK_MS).map((ms) => ({
    ms,
    label: label.format(ms),
  }));
}

function monthStarts(from: string, lastMs: number): { ms: number; label: string }[] {
  const label = new Intl.DateTimeFormat("en-GB", { month: "short", year: "2-digit", timeZone: "UTC" });
  const [year = 0, month = 1] = from.split("-").map(Number);
  const starts: { ms: number; label: string }[] = [];
  for (
    let ms = Date.UTC(year, month - 1, 1), n = 1;
    ms <= lastMs;
    ms = Date.UTC(year, month - 1 + n, 1), n += 1
  )
    starts.push({ ms, label: label.format(ms) });
  return starts;
}

const COLUMNS = [
  "date",
  "order",
  "service",
  "script",
  "price",
  "commission",
  "yours",
  "currency",
  "state",
  "reason",
];

/** One row per order, amounts as decimals, for spreadsheets (RFC 4180). */
export function earningsCsv({ currency }: CoverageEarnings, lines: readonly CoverageEarningsLine[]): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency: currency.toUpperCase(),
  }).resolvedOptions();
  const amount = (cents: number) => (cents / 10 ** digits).toFixed(digits);
  const rows = lines.map((line) => [
    line.at,
    line.orderId,
    line.serviceTitle,
    line.scriptTitle,
    amount(line.priceCents),
    amount(line.commissionCents),
    amount(line.payoutCents),
    currency.toUpperCase(),
    earningsStateWords[line.state].label,
    earningsReason(line),
  ]);
  return [COLUMNS, ...rows].map((row) => `${row.map(csvField).join(",")}\r\n`).join("");
}

/** A text that a spreadsheet would run as a formula is kept a text. */
function csvField(text: string): string {
  const safe = /^[=+@\t\r]|^-(?![\d.]+$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
