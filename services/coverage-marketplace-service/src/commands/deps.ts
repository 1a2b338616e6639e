/** What commands are given. Wired by composition.ts in production and by the harness in tests. */
import type { ObjectStorage } from "@script-manifest/service-kit";
import type { Clock } from "../domain/clock.ts";
import type { OrderPolicy } from "../domain/deadlines.ts";
import type { NewId } from "../domain/ids.ts";
import type { BasisPoints } from "../domain/money.ts";
import type { PaymentGateway } from "../payments/interface.ts";
import type { ReportPrinter } from "../reports/interface.ts";
import type { CoverageMarketplaceRepository } from "../repository/interface.ts";
import type { ScriptDirectory } from "../scripts/interface.ts";

export interface CommandDeps {
  readonly repository: CoverageMarketplaceRepository;
  readonly payments: PaymentGateway;
  readonly scripts: ScriptDirectory;
  readonly storage: ObjectStorage;
  readonly reports: ReportPrinter;
  readonly policy: OrderPolicy;
  readonly commission: BasisPoints;
  readonly newId: NewId;
  /** This process's own: how long it has been away itself. Every deadline goes by the store's. */
  readonly clock: Clock;
  /** Part of every Stripe key, so that two environments on one account never collide. */
  readonly env: string;
  /** Where people use the web app, without a trailing slash. */
  readonly frontendUrl: string;
  /** Events of the other mode are never acted on. */
  readonly livemode: boolean;
}

/** Who asks, as the service token proved it. */
export interface Requester {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly isAdmin: boolean;
  readonly requestId: string | null;
  readonly idempotencyKey: string | null;
}
