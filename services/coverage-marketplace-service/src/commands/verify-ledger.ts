/** The whole books against themselves and against Stripe. Only looks; the reconciler heals. */
import { HOUR_MS, type Instant } from "../domain/clock.ts";
import { PaymentGatewayError } from "../payments/interface.ts";
import type { CommandDeps } from "./deps.ts";
import { compareBalance, inspectOrder } from "./reconcile.ts";

export interface LedgerVerification {
  readonly orders: number;
  /** What Stripe would not show. */
  readonly unread: readonly { readonly orderId: string; readonly why: string }[];
  readonly differences: readonly { readonly kind: string; readonly detail: string }[];
}

const PAGE = 500;
/** Younger lines of the balance may belong to a movement that is being settled right now. */
const REST_MS = HOUR_MS;

/** Throws what the database or Stripe's balance throws: without them there is nothing to verify. */
export async function verifyLedger(
  deps: Pick<CommandDeps, "repository" | "payments">,
  now: Instant,
): Promise<LedgerVerification> {
  const faults = (await deps.repository.findLedgerFaults()).map(({ detail }) => ({ kind: "books", detail }));
  const balance = await compareBalance(deps, { since: 0, until: now - REST_MS });
  const differences = [...faults, ...balance];
  const unread: { orderId: string; why: string }[] = [];
  let orders = 0;
  let after: string | null = null;
  for (;;) {
    const ids: readonly string[] = await deps.repository.listOrderIds({ scope: "all", after, limit: PAGE });
    for (const orderId of ids) {
      orders += 1;
      try {
        differences.push(...(await inspectOrder(deps, orderId)));
      } catch (error) {
        if (!(error instanceof PaymentGatewayError)) throw error;
        unread.push({ orderId, why: error.message });
      }
    }
    after = ids.at(-1) ?? null;
    if (ids.length < PAGE) return { orders, unread, differences };
  }
}
