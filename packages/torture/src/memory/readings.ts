/**
 * What a world in memory knows of its orders, read past all faults. Rows there are replaced, never changed:
 * an order all of whose rows are the same ones as before is as it was, and need not be read again.
 *
 * Belongs here: reading. Does not: judging what was read (judge.ts).
 */
import { type OrderFacts, sum } from "../facts.ts";
import type { World } from "./world.ts";

/** The ids of what Stripe has of one order. */
interface IdsAtStripe {
  readonly payments: string[];
  readonly transfers: string[];
  readonly reversals: string[];
  readonly refunds: string[];
  readonly chargebacks: string[];
  readonly fraudWarnings: string[];
}

interface Kept {
  readonly facts: OrderFacts;
  readonly rows: readonly unknown[];
}

export class Readings {
  readonly #world: World;
  readonly #kept = new Map<string, Kept>();
  #idsAtStripe = new Map<string, IdsAtStripe>();
  #countAtStripe = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** Reads whatever has changed since the last look, and answers it. */
  look(): OrderFacts[] {
    this.#sortStripe();
    const fresh: OrderFacts[] = [];
    for (const order of this.#world.state.orders.values()) {
      const rows = this.#rowsOf(order.id);
      const kept = this.#kept.get(order.id);
      if (kept && isSame(kept.rows, rows)) continue;
      const facts = this.#read(order);
      this.#kept.set(order.id, { facts, rows });
      fresh.push(facts);
    }
    return fresh;
  }

  /** Reads everything again, as if nothing had been read before. */
  lookAnew(): OrderFacts[] {
    this.#kept.clear();
    this.#countAtStripe = 0;
    return this.look();
  }

  of(orderId: string | undefined): OrderFacts | undefined {
    return orderId === undefined ? undefined : this.#kept.get(orderId)?.facts;
  }

  /** Everything the order's facts are read from; lists only grow. */
  #rowsOf(orderId: string): unknown[] {
    const { state, market, handMade } = this.#world;
    const stripe = market.payments.state;
    const rows: unknown[] = [
      state.orders.get(orderId),
      state.disputes.get(orderId),
      state.transitions.get(orderId)?.length,
      state.postings.get(orderId)?.length,
      handMade.size,
    ];
    for (const id of state.operationIds.get(orderId) ?? []) rows.push(state.operations.get(id));
    const ids = this.#idsAtStripe.get(orderId);
    if (!ids) return rows;
    for (const id of ids.payments) rows.push(stripe.payments.get(id));
    for (const id of ids.transfers) rows.push(stripe.transfers.get(id));
    for (const id of ids.reversals) rows.push(stripe.reversals.get(id));
    for (const id of ids.refunds) rows.push(stripe.refunds.get(id));
    for (const id of ids.chargebacks) rows.push(stripe.chargebacks.get(id));
    for (const id of ids.fraudWarnings) rows.push(stripe.fraudWarnings.get(id));
    return rows;
  }

  #read(order: OrderFacts["order"] & { readonly providerId: string }): OrderFacts {
    const { id } = order;
    const { state, market, handMade } = this.#world;
    const stripe = market.payments.state;
    const ids = this.#idsAtStripe.get(id) ?? noIds();
    const dispute = state.disputes.get(id);
    const provider = state.providers.get(order.providerId);
    const accountId = provider?.stripeAccountId ?? "";
    return {
      order,
      providerUserId: provider?.userId ?? "",
      transitions: state.transitions.get(id) ?? [],
      operations: rowsOf(state.operations, state.operationIds.get(id) ?? []),
      postings: state.postings.get(id) ?? [],
      payments: rowsOf(stripe.payments, ids.payments).map((payment) => ({
        id: payment.id,
        status: payment.status,
        amountCents: payment.amountCents,
        receivedCents: payment.amountReceivedCents,
        feeCents: payment.stripeFeeCents ?? 0,
      })),
      transfers: rowsOf(stripe.transfers, ids.transfers).map((sent) => ({
        id: sent.id,
        amountCents: sent.amountCents,
        reversedCents: sent.reversedCents,
        toProvider: sent.destinationAccountId === accountId,
        byHand: handMade.has(sent.id),
      })),
      handReversedCents: sum(
        rowsOf(stripe.reversals, ids.reversals)
          .filter((back) => handMade.has(back.id) && !handMade.has(back.transferId))
          .map(({ amountCents }) => amountCents),
      ),
      refunds: rowsOf(stripe.refunds, ids.refunds).map((refund) => ({
        id: refund.id,
        amountCents: refund.amountCents,
        status: refund.status,
        byHand: handMade.has(refund.id),
      })),
      chargebacks: rowsOf(stripe.chargebacks, ids.chargebacks),
      warnings: ids.fraudWarnings.map((warningId) => market.payments.fraudWarning(warningId)),
      partialRefundCents: dispute?.status === "resolved_partial" ? dispute.refundAmountCents : null,
      byHand: handMade.has(id),
      // These are others' rows as well: read when asked for.
      get accountCents() {
        return market.payments.connectedBalance(accountId);
      },
      get alarms() {
        return state.alarms.filter(({ orderId }) => orderId === id);
      },
    };
  }

  /** What is whose; nothing at Stripe is ever taken away, so new objects show by their number. */
  #sortStripe(): void {
    const { payments, transfers, reversals, refunds, chargebacks, fraudWarnings } =
      this.#world.market.payments.state;
    const tables = [payments, transfers, reversals, refunds, chargebacks, fraudWarnings];
    const count = sum(tables.map(({ size }) => size));
    if (count === this.#countAtStripe) return;
    this.#countAtStripe = count;
    this.#idsAtStripe = new Map();
    const of = (orderId: string | undefined): IdsAtStripe => this.#idsOf(orderId ?? "");
    const ofIntent = (id: string) => of(payments.get(id)?.metadata.order_id);
    for (const { id, metadata } of payments.values()) of(metadata.order_id).payments.push(id);
    for (const { id, orderId } of transfers.values()) of(orderId).transfers.push(id);
    for (const { id, transferId } of reversals.values())
      of(transfers.get(transferId)?.orderId).reversals.push(id);
    for (const { id, paymentIntentId } of refunds.values()) ofIntent(paymentIntentId).refunds.push(id);
    for (const { id, paymentIntentId } of chargebacks.values())
      ofIntent(paymentIntentId).chargebacks.push(id);
    for (const { id, paymentIntentId } of fraudWarnings.values())
      ofIntent(paymentIntentId).fraudWarnings.push(id);
  }

  #idsOf(orderId: string): IdsAtStripe {
    const known = this.#idsAtStripe.get(orderId);
    if (known) return known;
    const ids = noIds();
    this.#idsAtStripe.set(orderId, ids);
    return ids;
  }
}

function noIds(): IdsAtStripe {
  return { payments: [], transfers: [], reversals: [], refunds: [], chargebacks: [], fraudWarnings: [] };
}

function rowsOf<T>(table: ReadonlyMap<string, T>, ids: readonly string[]): T[] {
  return ids.flatMap((id) => table.get(id) ?? []);
}

function isSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && now.every((row, index) => row === before[index]);
}
