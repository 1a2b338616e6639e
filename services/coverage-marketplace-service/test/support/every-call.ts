/** One call of every method of the repository, with the rows it needs. */
import { CoverageProviderFiltersSchema, CoverageServiceFiltersSchema } from "@script-manifest/contracts";
import type { CoverageMarketplaceRepository } from "../../src/repository/interface.ts";
import {
  ADMIN,
  aCapturedOrder,
  aChange,
  aDeliveredOrder,
  aDelivery,
  aDispute,
  aHeldOrder,
  anOperation,
  anOrderToPlace,
  aPlacedOrder,
  aPosting,
  aProvider,
  aService,
  aTransition,
  newId,
  present,
  unique,
} from "../contract/repository/fixture.ts";
import { anOwedPayout } from "../contract/repository/offsets.contract.ts";
import type { PgRepositoryFixture } from "../pg-repository.ts";

type Method = Exclude<keyof CoverageMarketplaceRepository, "init">;
type Call = () => Promise<unknown>;

const unsettled = { stripeId: null, error: null, order: null, jobs: [], alarm: null } as const;
const sentBack = { payoutId: "po_1", amountCents: 1, currency: "usd", why: "w", sentAt: 1 };
const page = { limit: 10, offset: 0 };
const job = (operationId: string) => ({ task: "run_money_operation", operationId, runAt: null }) as const;
const alarm = () => ({ id: newId("alarm"), kind: "k", subject: unique("s"), detail: "", orderId: null });

/**
 * Method → makes its rows and answers the call to be counted. Total by type: a new method does not compile
 * without.
 */
export function everyCall(fixture: PgRepositoryFixture): Record<Method, () => Promise<Call>> {
  return {
    ...catalogue(fixture),
    ...orders(fixture),
    ...money(fixture),
    ...disputes(fixture),
    ...intake(fixture),
  };
}

function catalogue(fixture: PgRepositoryFixture) {
  const { repository } = fixture;
  const profile = () => ({ email: "", displayName: "A", bio: "", specialties: ["a"] });
  const act = { status: "suspended", reason: "r", admin: ADMIN } as const;
  const parkedTransfer = async () => {
    const order = await aCapturedOrder(fixture);
    const transfer = anOperation(order.id, "transfer");
    await repository.updateOrderStatus(aChange(order, { operations: [transfer] }));
    await repository.leaseMoneyOperation({ id: transfer.id, leaseToken: "t", leaseMs: 1 });
    const parked = { ...unsettled, operationId: transfer.id, leaseToken: "t", status: "parked" } as const;
    await repository.settleMoneyOperation(parked);
    return present(await repository.getProvider(order.providerId));
  };
  const providers = CoverageProviderFiltersSchema.parse({ q: "a", minRating: 1, specialty: "a" });
  const services = CoverageServiceFiltersSchema.parse({
    q: "a",
    tier: "early_draft",
    minRating: 1,
    sort: "price",
  });
  return {
    createProvider: async () => () =>
      repository.createProvider({ id: newId("provider"), userId: unique("user"), ...profile() }),
    getProvider: async () => () => repository.getProvider("cprov_none"),
    getProviderByUserId: async () => () => repository.getProviderByUserId("none"),
    getProviderByStripeAccountId: async () => () => repository.getProviderByStripeAccountId("none"),
    updateProvider: async () => {
      const { id } = await aProvider(fixture);
      return () => repository.updateProvider(id, profile());
    },
    updateProviderStripe: async () => {
      const { id, stripeAccountId } = await parkedTransfer();
      const facts = { stripeAccountId: present(stripeAccountId), onboardingComplete: true };
      return () => repository.updateProviderStripe(id, facts);
    },
    updateProviderPayout: async () => {
      const { id } = await aProvider(fixture);
      return () => repository.updateProviderPayout(id, { failed: sentBack, jobs: [job("x")] });
    },
    updateProviderStatus: async () => {
      const { id } = await aProvider(fixture);
      return () => repository.updateProviderStatus(id, act);
    },
    listProviders: async () => () => repository.listProviders(providers),
    listAllProviders: async () => () => repository.listAllProviders({ q: "a", status: "active", ...page }),
    createService: async () => {
      const { createdAt: _c, updatedAt: _u, ...service } = await aService(fixture);
      return () => repository.createService({ ...service, id: newId("service") });
    },
    getService: async () => () => repository.getService("csvc_none"),
    updateService: async () => {
      const { id } = await aService(fixture);
      return () => repository.updateService(id, { title: "New", priceCents: 5, active: false });
    },
    listServicesByProvider: async () => () =>
      repository.listServicesByProvider("none", { includeInactive: false }),
    listServices: async () => () => repository.listServices(services),
  };
}

function orders(fixture: PgRepositoryFixture) {
  const { repository } = fixture;
  const claim = async () => {
    const order = await aHeldOrder(fixture);
    const operation = anOperation(order.id, "capture");
    const entries = [
      { account: "writer:card", amountCents: 5 },
      { account: "held:order", amountCents: -5 },
    ] as const;
    return aChange(order, {
      transition: aTransition("claimed"),
      facts: { claimedAt: fixture.clock.now() },
      operations: [operation],
      postings: [aPosting({ opId: operation.id, kind: "capture", entries })],
      jobs: [job(operation.id)],
      countCompletion: true,
    });
  };
  const asked = { scriptId: "s", userId: "u", statuses: ["claimed"] } as const;
  return {
    createOrder: async () => {
      const order = await anOrderToPlace(fixture);
      return () => repository.createOrder(order);
    },
    getOrder: async () => () => repository.getOrder("cord_none"),
    getOrderByKey: async () => () => repository.getOrderByKey({ writerUserId: "w", idempotencyKey: "k" }),
    getOrderByPaymentIntent: async () => () => repository.getOrderByPaymentIntent("pi"),
    listOrders: async () => () =>
      repository.listOrders({ role: "provider", userId: "u", statuses: ["placed"], ...page }),
    listAllOrders: async () => () => repository.listAllOrders({ q: "a", ...page }),
    updateOrderStatus: async () => {
      const change = await claim();
      return () => repository.updateOrderStatus(change);
    },
    listOrderIds: async () => () => repository.listOrderIds({ scope: "open", after: null, limit: 10 }),
    getOrderMark: async () => () => repository.getOrderMark("o"),
    hasTransition: async () => () => repository.hasTransition({ orderId: "o", idempotencyKey: "k" }),
    listTransitions: async () => () => repository.listTransitions("o"),
    mayReadScript: async () => () => repository.mayReadScript(asked),
    createDelivery: async () => {
      const order = await aCapturedOrder(fixture);
      const change = {
        ...aChange(order, { transition: aTransition("delivered") }),
        delivery: aDelivery(order),
      };
      return () => repository.createDelivery(change);
    },
    getDeliveryByOrder: async () => () => repository.getDeliveryByOrder("o"),
    getDeliveryDraft: async () => () => repository.getDeliveryDraft("o"),
    saveDeliveryDraft: async () => {
      const { id: orderId } = await aCapturedOrder(fixture);
      const draft = { orderId, values: { summary: "So far." }, basedOn: 0 };
      return () => repository.saveDeliveryDraft(draft);
    },
  };
}

function money(fixture: PgRepositoryFixture) {
  const { repository } = fixture;
  const operation = async () => {
    const order = await aPlacedOrder(fixture);
    return { order, id: present((await repository.listMoneyOperations(order.id))[0]).id };
  };
  return {
    getMoneyOperation: async () => () => repository.getMoneyOperation("cmop_none"),
    listMoneyOperations: async () => () => repository.listMoneyOperations("o"),
    leaseMoneyOperation: async () => {
      const { id } = await operation();
      return () => repository.leaseMoneyOperation({ id, leaseToken: "t", leaseMs: 1 });
    },
    settleMoneyOperation: async () => {
      const { id, order } = await operation();
      await repository.leaseMoneyOperation({ id, leaseToken: "t", leaseMs: 1 });
      const change = aChange(order, { facts: { stripePaymentIntentId: unique("pi") }, jobs: [job(id)] });
      const result = { ...unsettled, status: "succeeded", stripeId: "pi", order: change } as const;
      const settled = { ...result, jobs: [job("x")], alarm: alarm() };
      return () => repository.settleMoneyOperation({ operationId: id, leaseToken: "t", ...settled });
    },
    undoMoneyOperation: async () => {
      const { id, order } = await operation();
      const end = { stripeId: "re_1", error: null, order: null, jobs: [], alarm: null } as const;
      const settled = { operationId: id, leaseToken: "t", status: "succeeded", ...end } as const;
      await repository.settleMoneyOperation(settled);
      const change = aChange(present(await repository.getOrder(order.id)));
      return () =>
        repository.undoMoneyOperation({ operationId: id, error: "e", order: change, alarm: alarm() });
    },
    rekeyMoneyOperation: async () => {
      const { id } = await operation();
      return () =>
        repository.rekeyMoneyOperation({ id, leaseToken: "t", seq: 2, idempotencyKey: unique("key") });
    },
    replaceMoneyOperation: async () => {
      const { id, order } = await operation();
      const end = { stripeId: null, error: "no", order: null, jobs: [], alarm: null } as const;
      const failed = { operationId: id, leaseToken: "t", status: "failed", ...end } as const;
      await repository.settleMoneyOperation(failed);
      const other = anOperation(order.id, "pi_cancel");
      const replacement = { failedId: id, operation: other, jobs: [job(other.id)], admin: ADMIN, note: "n" };
      return () => repository.replaceMoneyOperation(replacement);
    },
    addMoneyOperation: async () => {
      const { order } = await operation();
      const added = anOperation(order.id, "pi_cancel");
      return () => repository.addMoneyOperation(added, [job(added.id)]);
    },
    listPostings: async () => () => repository.listPostings("o"),
    hasPosting: async () => () => repository.hasPosting({ orderId: "o", kind: "capture" }),
    getTrialBalance: async () => () => repository.getTrialBalance(),
    listProviderEntries: async () => () =>
      repository.listProviderEntries({ providerId: "p", from: 0, to: 1, after: 0, limit: 1 }),
    getProviderBalances: async () => () => repository.getProviderBalances({ providerId: "p", at: 1 }),
    getBalances: async () => () => repository.getBalances({}),
    findLedgerFaults: async () => () => repository.findLedgerFaults(),
    listClearing: async () => () => repository.listClearing(["ch_1"]),
    withholdFromPayout: async () => {
      const { withholding } = await anOwedPayout(fixture);
      return () => repository.withholdFromPayout(withholding);
    },
    listDebts: async () => () => repository.listDebts({ providerId: "p", currency: "usd" }),
    listEarnings: async () => () => repository.listEarnings({ providerId: "p", limit: 10 }),
  };
}

function disputes(fixture: PgRepositoryFixture) {
  const { repository } = fixture;
  const disputable = async () => {
    const order = await aDeliveredOrder(fixture);
    return { ...aChange(order, { transition: aTransition("disputed") }), dispute: aDispute(order) };
  };
  const verdict = { status: "resolved_no_refund", adminNotes: "n", refundAmountCents: null } as const;
  return {
    createReview: async () => {
      const { id: orderId, providerId } = await aPlacedOrder(fixture);
      const facts = { writerUserId: "w", writerName: "W", rating: 5, comment: "" };
      const review = { id: newId("review"), orderId, providerId, ...facts };
      return () => repository.createReview(review, [job("y")]);
    },
    getReviewByOrder: async () => () => repository.getReviewByOrder("o"),
    listReviewsByProvider: async () => () => repository.listReviewsByProvider("p", page),
    updateProviderRating: async () => () => repository.updateProviderRating("p"),
    createDispute: async () => {
      const change = await disputable();
      return () => repository.createDispute(change);
    },
    getDispute: async () => () => repository.getDispute("d"),
    getDisputeByOrder: async () => () => repository.getDisputeByOrder("o"),
    listDisputes: async () => () => repository.listDisputes({ status: "open", ...page }),
    answerDispute: async () => {
      const { dispute } = present(await repository.createDispute(await disputable()));
      return () => repository.answerDispute({ id: dispute.id, answer: "See p. 4.", jobs: [job("y")] });
    },
    takeDisputeUnderReview: async () => () =>
      repository.takeDisputeUnderReview({ id: "d", adminNotes: "n", admin: ADMIN }),
    resolveDispute: async () => {
      const { order, dispute } = present(await repository.createDispute(await disputable()));
      const disputeResolution = { admin: ADMIN, disputeId: dispute.id, ...verdict };
      const change = { ...aChange(order, { transition: aTransition("completed") }), disputeResolution };
      return () => repository.resolveDispute(change);
    },
  };
}

function intake({ repository }: PgRepositoryFixture) {
  const request = () => ({ userId: "u", route: "r", key: unique("key"), bodyHash: "h", claimToken: "c" });
  return {
    receiveStripeEvent: async () => () =>
      repository.receiveStripeEvent({ id: unique("evt"), type: "t", payload: {} }),
    getEventsMark: async () => () => repository.getEventsMark(),
    moveEventsMark: async () => () => repository.moveEventsMark(1),
    getStripeEvent: async () => () => repository.getStripeEvent("evt"),
    markStripeEventProcessed: async () => () => repository.markStripeEventProcessed("evt"),
    markStripeEventFailed: async () => () =>
      repository.markStripeEventFailed({ id: "evt", error: "e", dead: true, alarm: alarm() }),
    claimIdempotencyKey: async () => () => repository.claimIdempotencyKey(request(), { leaseMs: 1 }),
    storeIdempotentAnswer: async () => () =>
      repository.storeIdempotentAnswer(request(), { status: 200, body: "" }),
    releaseIdempotencyKey: async () => () => repository.releaseIdempotencyKey(request()),
    raiseStandingAlarm: async () => () => repository.raiseStandingAlarm(alarm()),
    purgeIdempotencyKeys: async () => () => repository.purgeIdempotencyKeys(),
    raiseAlarm: async () => () => repository.raiseAlarm(alarm()),
    listAlarms: async () => () => repository.listAlarms(page),
    getAlarm: async () => () => repository.getAlarm("calm_none"),
    acknowledgeAlarm: async () => {
      const raised = alarm();
      await repository.raiseAlarm(raised);
      return () => repository.acknowledgeAlarm({ id: raised.id, note: "n", admin: ADMIN });
    },
    listAuditLog: async () => () => repository.listAuditLog({ subject: "s", ...page }),
    healthCheck: async () => () => repository.healthCheck(),
  };
}
