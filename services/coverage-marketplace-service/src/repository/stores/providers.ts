/** What is remembered of providers. */
import type {
  CoverageAdminProviderFilters,
  CoverageProviderFilters,
  CoverageProviderStatus,
} from "@script-manifest/contracts";
import type { ActingAdmin, FailedPayout, Provider } from "../../domain/entities.ts";
import type { NewJob } from "./jobs.ts";
import type { CursorList, List } from "./lists.ts";

export interface NewProvider {
  readonly id: string;
  readonly userId: string;
  readonly email: string;
  readonly displayName: string;
  readonly bio: string;
  readonly specialties: readonly string[];
}

export interface ProviderStore {
  /** Null when the user already is a provider. */
  createProvider(provider: NewProvider): Promise<Provider | null>;
  getProvider(id: string): Promise<Provider | null>;
  getProviderByUserId(userId: string): Promise<Provider | null>;
  getProviderByStripeAccountId(stripeAccountId: string): Promise<Provider | null>;
  /** Null when unknown. Absent fields stay as they are. */
  updateProvider(
    id: string,
    change: { displayName?: string; bio?: string; specialties?: readonly string[] },
  ): Promise<Provider | null>;
  /**
   * What Stripe says: the account id (set once, never replaced) and whether it can be paid. Moves the status
   * between pending_verification and active accordingly; suspended and deactivated stay as they are. When the
   * account becomes payable, transfers parked for it are made due again (jobs, in the same transaction). Null
   * when unknown.
   */
  updateProviderStripe(
    id: string,
    facts: { stripeAccountId: string; onboardingComplete: boolean },
  ): Promise<Provider | null>;
  /**
   * Keeps the payout that failed, or forgets it (null). Jobs are enqueued in the same transaction, and only
   * when it is another one than was kept before. Null when unknown.
   */
  updateProviderPayout(
    id: string,
    change: { failed: FailedPayout | null; jobs: readonly NewJob[] },
  ): Promise<Provider | null>;
  /** An admin's act, with its reason (null clears it); logged. Null when unknown. */
  updateProviderStatus(
    id: string,
    change: { status: CoverageProviderStatus; reason: string | null; admin: ActingAdmin },
  ): Promise<Provider | null>;
  /** Active providers only. Sorted by rating (unreviewed last), completed orders or newest; ties by id. */
  listProviders(filters: CoverageProviderFilters): Promise<CursorList<Provider>>;
  /** In every state, newest first. `q` looks in name and e-mail. For admins. */
  listAllProviders(filters: CoverageAdminProviderFilters): Promise<List<Provider>>;
}
