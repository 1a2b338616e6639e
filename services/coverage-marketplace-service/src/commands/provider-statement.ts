/**
 * A provider's statement: what they were owed when the span began, and every entry that changed it with what
 * is owed after it. Read in pages, so that no statement holds the database up.
 */
import type { CoverageEarningsStatementQuery } from "@script-manifest/contracts";
import { DAY_MS, fromIso, toIso } from "../domain/clock.ts";
import { csvRecord } from "../domain/statement.ts";
import type { Span } from "../repository/interface.ts";
import type { CommandDeps } from "./deps.ts";

const HEADING = [
  "at",
  "movement",
  "order_id",
  "service",
  "amount_minor_units",
  "owed_minor_units",
  "currency",
  "stripe_id",
  "other_order_id",
];
const PAGE = 1_000;
const END_OF_TIME = fromIso("9999-12-31T00:00:00Z");

/** Days as they are named, both included. */
export function spanOf({ from, to }: CoverageEarningsStatementQuery): Span {
  return {
    from: from === undefined ? 0 : fromIso(`${from}T00:00:00Z`),
    to: to === undefined ? END_OF_TIME : fromIso(`${to}T00:00:00Z`) + DAY_MS,
  };
}

/** The CSV piece by piece. Amounts are minor units of the line's currency; what is owed grows by them. */
export async function* writeStatement(
  { repository }: Pick<CommandDeps, "repository">,
  { providerId, span }: { providerId: string; span: Span },
): AsyncGenerator<string> {
  const owed = new Map<string, number>();
  yield csvRecord(HEADING);
  for (const { currency, amountCents } of await repository.getProviderBalances({
    providerId,
    at: span.from,
  })) {
    owed.set(currency, amountCents);
    yield csvRecord([toIso(span.from), "brought_forward", null, null, 0, amountCents, currency, null, null]);
  }
  let after = 0;
  for (;;) {
    const page = await repository.listProviderEntries({ providerId, after, limit: PAGE, ...span });
    let records = "";
    for (const { at, kind, orderId, serviceTitle, amountCents, currency, ...proof } of page.rows) {
      const standing = (owed.get(currency) ?? 0) + amountCents;
      owed.set(currency, standing);
      records += csvRecord([
        toIso(at),
        kind,
        orderId,
        serviceTitle,
        amountCents,
        standing,
        currency,
        proof.stripeId,
        proof.counterOrderId,
      ]);
    }
    if (records !== "") yield records;
    if (page.rows.length < PAGE) return;
    after = page.place;
  }
}
