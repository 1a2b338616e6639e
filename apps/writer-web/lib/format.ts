/** Numbers and days as people read them. Pure: the moment and the zone are arguments. */

/** `12000, "usd"` → `$120.00`. The currency's own number of decimals decides where the point goes. */
export function formatMoney(cents: number, currency: string): string {
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency: currency.toUpperCase() });
  const amount = format.format(Math.abs(cents) / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  return cents < 0 ? `−${amount}` : amount;
}

/** `must have at least 10 characters` → `Must have at least 10 characters.` */
export function asSentence(words: string): string {
  const begun = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}

/** `12000` → `120.00`, as it stands in a form. */
export function centsToInput(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** What somebody typed as dollars, in cents: `"120"`, `"120.5"`, `"$1,200.00"`. NaN when it is no amount. */
export function inputToCents(text: string): number {
  const plain = text.replace(/[$,\s]/g, "");
  const [, whole = "", decimals = ""] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  return whole === "" ? Number.NaN : Number(whole) * 100 + Number(decimals.padEnd(2, "0"));
}

const UNITS = [
  ["year", 365 * 24 * 3_600],
  ["month", 30 * 24 * 3_600],
  ["day", 24 * 3_600],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** `3 days ago`, `in 2 hours`, `just now`. */
export function formatRelative(atMs: number, nowMs: number): string {
  const seconds = Math.round((atMs - nowMs) / 1_000);
  for (const [unit, size] of UNITS)
    if (Math.abs(seconds) >= size)
      return new Intl.RelativeTimeFormat("en-US", { numeric: "auto" }).format(
        Math.trunc(seconds / size),
        unit,
      );
  return seconds > 0 ? "in a moment" : "just now";
}

/** `12 Mar 2026, 14:05 UTC` in the given zone. */
export function formatAbsolute(atMs: number, timeZone?: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
    ...(timeZone && { timeZone }),
  }).format(atMs);
}

/** `2 days 4 hours`, `3 hours 10 minutes`, `45 seconds`: the two largest parts of what is left. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const parts = [
    [Math.floor(seconds / 86_400), "day"],
    [Math.floor((seconds % 86_400) / 3_600), "hour"],
    [Math.floor((seconds % 3_600) / 60), "minute"],
    [seconds % 60, "second"],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return "0 seconds";
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => plural(count, unit))
    .join(" ");
}

/** `under an hour`, `20 hours`, `4 days`: how long something took, in the unit one plans by. */
export function formatTypicalTime(minutes: number): string {
  const hours = Math.round(minutes / 60);
  if (hours < 1) return "under an hour";
  return hours < 36 ? plural(hours, "hour") : plural(Math.round(hours / 24), "day");
}

/** `1 page`, `2 pages`. */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}

/** `2.4 MB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1_024) return plural(bytes, "byte");
  if (bytes < 1_024 * 1_024) return `${Math.round(bytes / 1_024)} KB`;
  return `${(bytes / (1_024 * 1_024)).toFixed(1).replace(/\.0$/, "")} MB`;
}
