/**
 * Stands beside the calls that pay a provider. Looking at the world afterwards cannot tell whether the bank
 * froze an order before or after a transfer was begun; whoever saw its lease can.
 */
import type { PaymentGateway } from "@script-manifest/coverage-marketplace-service/src/payments/interface.ts";
import type { CoverageMarketplaceRepository } from "@script-manifest/coverage-marketplace-service/src/repository/interface.ts";
import type { MemoryState } from "@script-manifest/coverage-marketplace-service/src/repository/memory/state.ts";
import type { Lives } from "./life.ts";
import { withMethods } from "./replacing.ts";

export class Witness {
  readonly problems: string[] = [];
  readonly #lives: Lives;
  readonly #state: MemoryState;

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
      if (operation?.kind !== "transfer" && operation?.kind !== "retransfer") return operation;
      const order = this.#state.orders.get(operation.orderId);
      const wrong = order?.frozen ? "frozen" : order?.status === "completed" ? null : order?.status;
      this.#lives.note(operation.id, wrong ?? null);
      return operation;
    };
    const settle: CoverageMarketplaceRepository["settleMoneyOperation"] = async (o) => {
      const held = this.#state.operations.get(o.operationId)?.leaseToken;
      const settled = await repository.settleMoneyOperation(o);
      if (settled && held !== o.leaseToken)
        this.problems.push(`lease: ${o.operationId} was settled by a process that had lost its lease`);
      return settled;
    };
    return withMethods(repository, { leaseMoneyOperation: lease, settleMoneyOperation: settle });
  }

  /** Sees which process pays whom. */
  atStripe(gateway: PaymentGateway): PaymentGateway {
    const transfer: PaymentGateway["transferToProvider"] = (o) => {
      const wrong = this.#lives.noteOf(o.operationId);
      if (wrong) this.problems.push(`I9: paid although the order was ${wrong} [${o.orderId}]`);
      return gateway.transferToProvider(o);
    };
    return withMethods(gateway, { transferToProvider: transfer });
  }
}
