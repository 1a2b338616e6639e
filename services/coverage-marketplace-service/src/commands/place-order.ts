/**
 * A writer orders coverage of a script. The row commits first; the payment intent follows under the order's
 * own key.
 */
import type { CoverageOrderCreateRequest } from "@script-manifest/contracts";
import { authoriseOperation } from "../domain/consequences.ts";
import type { Order, ServiceWithProvider } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import { isSupportedCurrency } from "../domain/money.ts";
import { priceOrder, STRIPE_MINIMUM_CENTS } from "../domain/pricing.ts";
import { faultPoint } from "../fault-points.ts";
import type { NewOrder } from "../repository/interface.ts";
import { ScriptDirectoryUnavailable, type ScriptFacts } from "../scripts/interface.ts";
import type { CommandDeps, Requester } from "./deps.ts";
import { runMoneyOperation } from "./run-money-operation.ts";

export interface PlacedOrder {
  readonly order: Order;
  /** What the card form needs. Only ever given to the order's writer. */
  readonly clientSecret: string;
}

/**
 * The same writer and key give the same order, however often and after whatever crash. Throws DomainError
 * with the first broken rule, in the order they are checked here.
 */
export async function placeOrder(
  deps: CommandDeps,
  { requester, request }: { requester: Requester; request: CoverageOrderCreateRequest },
): Promise<PlacedOrder> {
  const { idempotencyKey } = requester;
  if (!idempotencyKey)
    throw new DomainError("idempotency_key_required", "Send an Idempotency-Key header with every new order.");

  const key = { writerUserId: requester.userId, idempotencyKey };
  const before = await deps.repository.getOrderByKey(key);
  if (before) return withIntent(deps, before);

  const service = await deps.repository.getService(request.serviceId);
  assertSellable(service, requester);
  const script = await loadScript(deps, request, requester);
  if (script.pageCount > service.maxPages) {
    throw new DomainError(
      "script_too_long",
      `The script has ${script.pageCount} pages; this service takes up to ${service.maxPages}.`,
    );
  }
  const created = await deps.repository.createOrder(
    draft(deps, { requester, request, service, script, idempotencyKey }),
  );
  const order = created ?? (await deps.repository.getOrderByKey(key));
  if (!order) throw new Error("an order with this key exists but cannot be read");
  faultPoint("order-placed");
  return withIntent(deps, order);
}

function assertSellable(
  service: ServiceWithProvider | null,
  requester: Requester,
): asserts service is ServiceWithProvider {
  if (!service) throw new DomainError("not_found", "There is no such service.");
  if (service.provider.userId === requester.userId)
    throw new DomainError("own_service", "You cannot order your own service.");
  if (!service.active)
    throw new DomainError("service_not_active", "This service is not offered at the moment.");
  if (service.provider.status !== "active" || !service.provider.stripeOnboardingComplete) {
    throw new DomainError("provider_not_active", "This provider is not taking orders at the moment.");
  }
  if (!isSupportedCurrency(service.currency)) {
    throw new DomainError("service_not_active", `Orders in ${service.currency} are not taken.`);
  }
  const minimum = STRIPE_MINIMUM_CENTS[service.currency] ?? Number.POSITIVE_INFINITY;
  if (service.priceCents < minimum) {
    throw new DomainError(
      "price_below_minimum",
      `The price is below the least a card can be charged (${minimum} cents).`,
    );
  }
}

async function loadScript(
  deps: CommandDeps,
  request: CoverageOrderCreateRequest,
  requester: Requester,
): Promise<ScriptFacts> {
  let script: ScriptFacts | null;
  try {
    script = await deps.scripts.getScript(request.scriptId, { requestId: requester.requestId });
  } catch (error) {
    if (!(error instanceof ScriptDirectoryUnavailable)) throw error;
    throw new DomainError(
      "upstream_unavailable",
      "Your scripts cannot be looked up at the moment. Try again.",
    );
  }
  // One answer for a missing script, a stranger's, and one of another project: ids cannot be probed.
  if (!script || script.ownerUserId !== requester.userId || script.projectId !== request.projectId) {
    throw new DomainError("script_not_owned", "This is not a script of yours in that project.");
  }
  return script;
}

function draft(
  deps: CommandDeps,
  o: {
    requester: Requester;
    request: CoverageOrderCreateRequest;
    service: ServiceWithProvider;
    script: ScriptFacts;
    idempotencyKey: string;
  },
): NewOrder {
  const { service, script } = o;
  const id = deps.newId("order");
  const paymentDeadline = service.readAt + deps.policy.paymentWindowMs;
  const operation = authoriseOperation({
    orderId: id,
    amountCents: service.priceCents,
    currency: service.currency,
    newId: deps.newId,
    env: deps.env,
  });
  return {
    terms: {
      id,
      writerUserId: o.requester.userId,
      writerName: o.requester.name,
      providerId: service.providerId,
      serviceId: service.id,
      serviceTitle: service.title,
      tier: service.tier,
      turnaroundDays: service.turnaroundDays,
      scriptId: script.id,
      scriptTitle: script.title,
      scriptPageCount: script.pageCount,
      projectId: script.projectId,
      brief: o.request.brief,
      currency: service.currency,
      commissionBps: deps.commission,
      ...priceOrder(service.priceCents, deps.commission),
      paymentDeadline,
      idempotencyKey: o.idempotencyKey,
    },
    transitionId: deps.newId("transition"),
    operation,
    jobs: [
      { task: "run_money_operation", operationId: operation.id, runAt: service.readAt + 5_000 },
      { task: "order_deadline", orderId: id, event: "fail_payment", runAt: paymentDeadline },
    ],
  };
}

async function withIntent(deps: CommandDeps, order: Order): Promise<PlacedOrder> {
  if (order.stripePaymentIntentId) {
    const payment = await readPayment(deps, order.stripePaymentIntentId);
    return { order, clientSecret: payment.clientSecret };
  }
  const authorise = (await deps.repository.listMoneyOperations(order.id)).find(
    (operation) => operation.kind === "authorise",
  );
  if (!authorise) throw new Error(`order ${order.id} has no authorise operation`);
  const run = await runMoneyOperation(deps, { operationId: authorise.id });
  const current = (await deps.repository.getOrder(order.id)) ?? order;
  if (run.payment) return { order: current, clientSecret: run.payment.clientSecret };
  if (current.stripePaymentIntentId) {
    return {
      order: current,
      clientSecret: (await readPayment(deps, current.stripePaymentIntentId)).clientSecret,
    };
  }
  throw new DomainError(
    "payment_provider_unavailable",
    "The payment could not be prepared yet. Your order is kept: send the same request with the same Idempotency-Key again.",
  );
}

async function readPayment(deps: CommandDeps, paymentIntentId: string) {
  try {
    return await deps.payments.getPayment(paymentIntentId);
  } catch {
    throw new DomainError(
      "payment_provider_unavailable",
      "The payment provider does not answer. Your order is kept; try again.",
    );
  }
}
