/**
 * Money as whole minor units of one currency. Fractions and mixed currencies cannot be written down.
 *
 * Belongs here: arithmetic. Does not: what is charged for what (pricing.ts), where it is booked (ledger.ts).
 */
declare const brand: unique symbol;

/**
 * Currencies the marketplace settles in. Two-decimal ones only: nothing here assumes how many decimals others
 * have.
 */
export const SUPPORTED_CURRENCIES = ["usd"] as const;
export type SupportedCurrency = (typeof SUPPORTED_CURRENCIES)[number];

/** Hundredths of a percent, a whole number from 0 to 10 000. */
export type BasisPoints = number & { readonly [brand]: "bps" };

/** Throws a RangeError for anything but a whole number from 0 to 10 000. */
export function basisPoints(value: number): BasisPoints {
  if (!Number.isInteger(value) || value < 0 || value > 10_000)
    throw new RangeError(`not 0–10000 bps: ${value}`);
  return value as BasisPoints;
}

/**
 * A rate such as 0.15 as basis points. Throws a RangeError outside 0–1 or when it is finer than a basis
 * point.
 */
export function basisPointsFromRate(rate: number): BasisPoints {
  const scaled = rate * 10_000;
  const whole = Math.round(scaled);
  if (Math.abs(scaled - whole) > 1e-6) throw new RangeError(`finer than a basis point: ${rate}`);
  return basisPoints(whole);
}

/**
 * Throws a RangeError unless the amount is a whole, non-negative, safely representable number of minor units.
 */
export function assertMinorUnits(amount: number): number {
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new RangeError(`not a whole, non-negative amount: ${amount}`);
  return amount;
}

/** Splits so that the parts always sum to the whole: the fee rounds half up, the share is the remainder. */
export function splitMinorUnits(whole: number, fee: BasisPoints): { feeCents: number; shareCents: number } {
  assertMinorUnits(whole);
  const feeCents = Number((BigInt(whole) * BigInt(fee) + 5_000n) / 10_000n);
  return { feeCents, shareCents: whole - feeCents };
}

export function isSupportedCurrency(currency: string): currency is SupportedCurrency {
  return (SUPPORTED_CURRENCIES as readonly string[]).includes(currency);
}

/** `10001, "usd"` → `$100.01`, as people read it. The currency says how many decimals it has. */
export function moneyInWords(minorUnits: number, currency: string): string {
  const { format, minorPerMajor } = formatOf(currency);
  return format.format(minorUnits / minorPerMajor);
}

interface MoneyFormat {
  readonly format: Intl.NumberFormat;
  readonly minorPerMajor: number;
}

/** Making one takes far longer than using it, and the reconciler words every operation of every order. */
const formats = new Map<string, MoneyFormat>();

function formatOf(currency: string): MoneyFormat {
  const known = formats.get(currency);
  if (known) return known;
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency: currency.toUpperCase() });
  const made = { format, minorPerMajor: 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2) };
  formats.set(currency, made);
  return made;
}
