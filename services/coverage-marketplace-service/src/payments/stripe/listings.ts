/** What Stripe itself has written down: its events and the lines of the platform's balance. */
import type { Stripe } from "stripe";
import type { Instant } from "../../domain/clock.ts";
import type { BalanceLine, BalanceSpan, PaymentWebhookEvent } from "../interface.ts";
import { translated } from "./errors.ts";
import { readSnapshot } from "./webhooks.ts";

/** More than happens between two looks; what is beyond it is found by looking at the orders. */
const LISTED_MAX = 10_000;
/** As many types as Stripe takes in one question. */
const TYPES_MAX = 20;

const secondsOf = (instant: Instant): number => Math.floor(instant / 1_000);

/** Oldest first. */
export function listEvents(
  stripe: Stripe,
  o: { since: Instant; types: readonly string[] },
): Promise<readonly PaymentWebhookEvent[]> {
  return translated(async () => {
    const created = { gte: secondsOf(o.since) };
    const pages: Stripe.Event[][] = [];
    for (let from = 0; from < o.types.length; from += TYPES_MAX) {
      const types = o.types.slice(from, from + TYPES_MAX);
      const list = stripe.events.list({ created, types, limit: 100 });
      pages.push(await list.autoPagingToArray({ limit: LISTED_MAX }));
    }
    const events = pages.flat().sort((a, b) => a.created - b.created);
    return events.map(readSnapshot).filter((event) => event !== null);
  });
}

/** Oldest first. */
export function listBalanceLines(stripe: Stripe, o: BalanceSpan): Promise<readonly BalanceLine[]> {
  return translated(async () => {
    const created = { gte: secondsOf(o.since), lt: secondsOf(o.until) };
    const list = stripe.balanceTransactions.list({
      created,
      limit: 100,
      ...(o.sourceId && { source: o.sourceId }),
    });
    const lines = await list.autoPagingToArray({ limit: LISTED_MAX });
    return lines.map(present).reverse();
  });
}

function present(line: Stripe.BalanceTransaction): BalanceLine {
  const { source } = line;
  return {
    id: line.id,
    type: line.type,
    netCents: line.net,
    currency: line.currency,
    sourceId: typeof source === "string" ? source : (source?.id ?? null),
    createdAt: line.created * 1_000,
  };
}
