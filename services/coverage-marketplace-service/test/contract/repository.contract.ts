/**
 * What every CoverageMarketplaceRepository promises (src/repository/interface.ts), named by guarantee. Run by
 * repository.memory.test.ts and repository.pg.test.ts.
 */
import { describe } from "node:test";
import { describeAlarms } from "./repository/alarms.contract.ts";
import { describeBrowsing } from "./repository/browsing.contract.ts";
import { describeDeliveries } from "./repository/deliveries.contract.ts";
import { describeDisputes } from "./repository/disputes.contract.ts";
import { describeFailedPayouts } from "./repository/failed-payouts.contract.ts";
import type { OpenRepository } from "./repository/fixture.ts";
import { describeIdempotency } from "./repository/idempotency.contract.ts";
import { describeLedger } from "./repository/ledger.contract.ts";
import { describeMoneyOperations } from "./repository/money-operations.contract.ts";
import { describeObservedOperations } from "./repository/observed-operations.contract.ts";
import { describeOffsets } from "./repository/offsets.contract.ts";
import { describeOrderChanges } from "./repository/order-changes.contract.ts";
import { describeOrderWalk } from "./repository/order-walk.contract.ts";
import { describeOrders } from "./repository/orders.contract.ts";
import { describeProviders } from "./repository/providers.contract.ts";
import { describeReviews } from "./repository/reviews.contract.ts";
import { describeServices } from "./repository/services.contract.ts";
import { describeSettlements } from "./repository/settlements.contract.ts";
import { describeStatements } from "./repository/statements.contract.ts";
import { describeTurnarounds } from "./repository/turnarounds.contract.ts";
import { describeWebhookInbox } from "./repository/webhook-inbox.contract.ts";

export function describeRepository(name: string, open: OpenRepository): void {
  describe(`${name} keeps the repository contract`, () => {
    describeProviders(open);
    describeFailedPayouts(open);
    describeServices(open);
    describeBrowsing(open);
    describeOrders(open);
    describeOrderWalk(open);
    describeOrderChanges(open);
    describeDeliveries(open);
    describeMoneyOperations(open);
    describeObservedOperations(open);
    describeSettlements(open);
    describeOffsets(open);
    describeLedger(open);
    describeStatements(open);
    describeTurnarounds(open);
    describeReviews(open);
    describeDisputes(open);
    describeWebhookInbox(open);
    describeIdempotency(open);
    describeAlarms(open);
  });
}
