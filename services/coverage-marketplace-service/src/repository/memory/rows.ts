/**
 * Stored rows → what readers get: joined with their provider, with the clock they were read by.
 *
 * Belongs here: joining, ordering, paging. Does not: filters of one list (its store's file).
 */
import type { Order, Provider, Service, ServiceWithProvider } from "../../domain/entities.ts";
import type { MoneyOperation } from "../../domain/money-operation.ts";
import { typicalTurnaround } from "../../domain/turnaround.ts";
import type { Page } from "../interface.ts";
import {
  type MemoryState,
  type MoneyOperationRow,
  type OrderRow,
  type ProviderRow,
  required,
} from "./state.ts";

export function toProvider(state: MemoryState, row: ProviderRow): Provider {
  const { ratingSum: _kept, recentTurnaroundMinutes, ...provider } = row;
  const sold = servicesOf(state, row.id).filter((service) => service.active);
  return {
    ...provider,
    startingPriceCents: least(sold.map((service) => service.priceCents)),
    fastestTurnaroundDays: least(sold.map((service) => service.turnaroundDays)),
    typicalTurnaroundMinutes: typicalTurnaround(recentTurnaroundMinutes),
  };
}

export function servicesOf(state: MemoryState, providerId: string): readonly Service[] {
  return (state.serviceIds.get(providerId) ?? []).map((id) => required(state.services, id));
}

export function toServiceWithProvider(state: MemoryState, service: Service): ServiceWithProvider {
  const provider = toProvider(state, required(state.providers, service.providerId));
  return { ...service, provider, readAt: state.clock() };
}

export function toOrder(state: MemoryState, row: OrderRow): Order {
  const provider = required(state.providers, row.providerId);
  return {
    ...row,
    providerUserId: provider.userId,
    providerName: provider.displayName,
    providerStatus: provider.status,
    providerStripeAccountId: provider.stripeAccountId,
    readAt: state.clock(),
  };
}

export function toMoneyOperation(state: MemoryState, row: MoneyOperationRow): MoneyOperation {
  return { ...row, readAt: state.clock() };
}

export const byId = (a: { id: string }, b: { id: string }): number =>
  a.id < b.id ? -1 : Number(a.id > b.id);

type Dated = { readonly id: string; readonly createdAt: number };
export const oldestFirst = (a: Dated, b: Dated): number => a.createdAt - b.createdAt || byId(a, b);
export const newestFirst = (a: Dated, b: Dated): number => b.createdAt - a.createdAt || byId(a, b);

export function slicePage<T>(rows: readonly T[], { limit, offset }: Page): readonly T[] {
  return rows.slice(offset, offset + limit);
}

/** As ILIKE '%q%' finds it: anywhere in one of the texts, whatever the case. */
export function mentions(texts: readonly string[], q: string): boolean {
  return texts.some((text) => text.toLowerCase().includes(q.toLowerCase()));
}

/** The defined fields of a partial change; an absent field and an undefined one both mean: leave it. */
export function definedFields<T extends object>(change: T): Partial<T> {
  const defined: Partial<T> = {};
  for (const name of Object.keys(change) as (keyof T)[])
    if (change[name] !== undefined) defined[name] = change[name];
  return defined;
}

function least(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : Math.min(...numbers);
}
