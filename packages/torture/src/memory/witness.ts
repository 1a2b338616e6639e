/**
 * Stands beside the calls that pay a provider. Looking at the world afterwards cannot tell whether the bank
 * froze an order before or after a transfer was begun; whoever saw its lease can.
 */
import {
  type PaymentGateway,
  PaymentGatewayError,
} from "@script-manifest/coverage-marketplace-service/src/payments/interface.ts";
import type { CoverageMarketplaceRepository } from "@script-manifest/coverage-marketplace-service/src/repository/interface.ts";
import type { MemoryState } from "@script-manifest/coverage-marketplace-service/src/repository/memory/state.ts";
import { balanceOf } from "../facts.ts";
import type { Lives } from "./life.ts";
import { withMethods } from "./replacing.ts";

const UNEARNED = "unearned";
const askedFor = (providerId: string | undefined): string => `debts of ${providerId}`;

export class Witness {
  readonly problems: string[] = [];
  readonly #lives: Lives;
  readonly #state: MemoryState;
  /** Keys under which Stripe has refused something, which it will do for as long as it remembers them. */
  readonly #refused = new Set<string>();

  constructor(o: { lives: Lives; state: MemoryState }) {
    this.#lives = o.lives;
    this.#state = o.state;
  }

  /** Sees how an order stands when a process takes the lease of its transfer, and that leases are kept. */
  atTheStore(repository: CoverageMarketplaceRepository): CoverageMarketplaceRepository {
    const lease: CoverageMarketplaceRepository["leaseMoneyOperation"] = async (o) => {
      const before = this.#state.operations.get(o.id);
      const operation = await repository.leaseMoneyOperation(o);
      if (operation && before?.leaseUntil && before.leaseUntil > this.#state.clock())
        this.problems.push(`lease: the ${operation.kind} was leased twice at once [${operation.orderId}]`);
      if (operation) this.#lives.leased();
      if (operation?.kind === "reversal")
        this.#lives.note(operation.id, this.#kept(operation.orderId, operation.params));
      if (operation?.kind !== "transfer" && operation?.kind !== "retransfer") return operation;
      const order = this.#state.orders.get(operation.orderId);
      this.#lives.note(askedFor(order?.providerId), null);
      const wrong = order?.frozen ? "frozen" : order?.status === "completed" ? null : order?.status;
      this.#lives.note(
        operation.id,
        wrong ?? this.#unearned(operation.orderId, operation.params.amountCents),
      );
      return operation;
    };
    const settle: CoverageMarketplaceRepository["settleMoneyOperation"] = async (o) => {
      const row = this.#state.operations.get(o.operationId);
      const held = row?.leaseToken;
      if (o.status === "parked" && row?.leaseToken === o.leaseToken && this.#refused.has(row.idempotencyKey))
        this.problems.push(
          `keys: the ${row.kind} waits under a key that Stripe has refused [${row.orderId}]`,
        );
      const settled = await repository.settleMoneyOperation(o);
      if (settled && held !== o.leaseToken)
        this.problems.push(`lease: ${o.operationId} was settled by a process that had lost its lease`);
      return settled;
    };
    const listDebts: CoverageMarketplaceRepository["listDebts"] = async (o) => {
      const debts = await repository.listDebts(o);
      this.#lives.note(askedFor(o.providerId), debts.length === 0 ? "nothing is owed" : null);
      return debts;
    };
    return withMethods(repository, {
      leaseMoneyOperation: lease,
      settleMoneyOperation: settle,
      listDebts,
    });
  }

  /** Sees which process pays whom. */
  atStripe(gateway: PaymentGateway): PaymentGateway {
    const transfer: PaymentGateway["transferToProvider"] = (o) => {
      const noted = this.#lives.noteOf(o.operationId);
      // What is owed may have changed since, to what was asked for.
      const wrong = noted?.startsWith(UNEARNED) ? this.#unearned(o.orderId, o.amountCents) : noted;
      if (wrong) this.problems.push(`I9: paid although the order was ${wrong} [${o.orderId}]`);
      return this.#remembered(o, gateway.transferToProvider(o));
    };
    const reverse: PaymentGateway["reverseTransfer"] = (o) => {
      const wrong = this.#lives.noteOf(o.operationId) && this.#kept(o.orderId, o);
      if (wrong) this.problems.push(`I9: ${wrong} [${o.orderId}]`);
      return gateway.reverseTransfer(o);
    };
    const refund: PaymentGateway["refund"] = (o) => this.#remembered(o, gateway.refund(o));
    return withMethods(gateway, { transferToProvider: transfer, reverseTransfer: reverse, refund });
  }

  /** Why they should not be sent this much: the books owe them less, or they owe over another order. */
  #unearned(orderId: string, amountCents: number): string | null {
    const { orders, operationIds, operations } = this.#state;
    const owedCents = -this.#payable(orderId);
    if (owedCents < amountCents) return `${UNEARNED} of ${amountCents}, ${owedCents} are owed`;
    const providerId = orders.get(orderId)?.providerId;
    // Asked since the lease was taken, and there was nothing: what is owed now was not owed then.
    if (this.#lives.noteOf(askedFor(providerId))) return null;
    const takesBack = (id: string): boolean =>
      (operationIds.get(id) ?? []).some((one) => {
        const { kind, status } = operations.get(one) ?? {};
        return kind === "reversal" && ["pending", "sent", "parked"].includes(status ?? "");
      });
    for (const other of orders.values())
      if (
        other.providerId === providerId &&
        !other.frozen &&
        this.#payable(other.id) > 0 &&
        !takesBack(other.id)
      )
        return `${UNEARNED} while ${this.#payable(other.id)} are owed over ${other.id}`;
    return null;
  }

  /** Why nothing should be taken back: the order is not frozen, and they owe less. */
  #kept(orderId: string, { amountCents }: { amountCents: number }): string | null {
    const owesCents = this.#payable(orderId);
    if (this.#state.orders.get(orderId)?.frozen || owesCents >= amountCents) return null;
    return `${amountCents} were taken back although the provider owes ${owesCents}`;
  }

  /** What the provider owes over an order; less than nothing when they are owed. */
  #payable(orderId: string): number {
    return balanceOf({ postings: this.#state.postings.get(orderId) ?? [] }, "provider:payable");
  }

  #remembered<T>({ idempotencyKey }: { idempotencyKey: string }, answer: Promise<T>): Promise<T> {
    answer.catch((error: unknown) => {
      if (error instanceof PaymentGatewayError && error.kind === "refused") this.#refused.add(idempotencyKey);
    });
    return answer;
  }
}
