/**
 * Two rates as one number. Machines drift, so both sides are measured by turns and each turn gives one ratio;
 * what is said is the median of the ratios.
 *
 * Belongs here: arithmetic and the order of turns. Does not: what is measured.
 */

export interface Ratios {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** One a round, in the order they were measured. */
  readonly rounds: readonly number[];
}

/** Answers events a second. */
export type Side = () => Promise<number>;

/**
 * Measures both sides `rounds` times; who goes first alternates, so that neither always finds the machine as
 * the other left it. Throws when a side did nothing at all: nothing can be compared with that.
 */
export async function byTurns(o: {
  rounds: number;
  subject: Side;
  yardstick: Side;
}): Promise<{ ratios: Ratios; subject: number; yardstick: number }> {
  const subject: number[] = [];
  const yardstick: number[] = [];
  for (let round = 0; round < o.rounds; round++) {
    if (round % 2 === 0) yardstick.push(await o.yardstick());
    subject.push(await o.subject());
    if (round % 2 === 1) yardstick.push(await o.yardstick());
  }
  return {
    ratios: summarise(subject.map((rate, round) => rate / (yardstick[round] ?? 0))),
    subject: median(subject),
    yardstick: median(yardstick),
  };
}

/** Throws for no ratios, and for one that is not a number. */
export function summarise(rounds: readonly number[]): Ratios {
  if (!rounds.every((ratio) => Number.isFinite(ratio)))
    throw new Error(`a side did nothing: ${rounds.join(", ")}`);
  return { median: median(rounds), min: Math.min(...rounds), max: Math.max(...rounds), rounds };
}

/** The middle one; between the two middle ones when there are as many on either side. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [upper, lower] = [sorted[middle], sorted[middle - 1]];
  if (upper === undefined) throw new Error("nothing was measured");
  return sorted.length % 2 === 0 && lower !== undefined ? (lower + upper) / 2 : upper;
}

/** The value that so large a share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new Error("nothing was measured");
  return value;
}
