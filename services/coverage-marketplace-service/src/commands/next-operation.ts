/** One more movement for an order that may have had some of its kind. Does not say when one is needed. */
import {
  type MoneyOperation,
  type MoneyOperationKind,
  moneyOperationKey,
  type NewMoneyOperation,
} from "../domain/money-operation.ts";
import type { CommandDeps } from "./deps.ts";

/** One more of its kind, under a key that none of them had. */
export function nextOperation(
  deps: Pick<CommandDeps, "newId" | "env">,
  o: {
    orderId: string;
    kind: MoneyOperationKind;
    operations: readonly MoneyOperation[];
    params: NewMoneyOperation["params"];
  },
): NewMoneyOperation {
  const { orderId, kind, params } = o;
  const seqs = o.operations.filter((other) => other.kind === kind).map(({ seq }) => seq);
  const seq = Math.max(0, ...seqs) + 1;
  const idempotencyKey = moneyOperationKey({ env: deps.env, orderId, kind, seq });
  return { id: deps.newId("moneyOperation"), orderId, kind, seq, idempotencyKey, params };
}
