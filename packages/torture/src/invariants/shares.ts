/** The commission's arithmetic, apart from the service's own. */

/** The fee rounds half up, the share is the rest (product.md, policies). */
export function shareOf(wholeCents: number, bps: number): { feeCents: number; shareCents: number } {
  const exact = wholeCents * bps;
  const rest = exact % 10_000;
  const feeCents = (exact - rest) / 10_000 + (rest >= 5_000 ? 1 : 0);
  return { feeCents, shareCents: wholeCents - feeCents };
}
