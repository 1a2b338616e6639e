/**
 * How often somebody may try: counted in Postgres by rate-limiter-flexible, shared by replicas, kept over
 * restarts.
 */
import { ProblemError } from "@script-manifest/service-kit";
import type { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

export interface AttemptLimits {
  /** Throws rate_limited with the seconds to wait. */
  assertMayLogIn(o: { email: string; address: string }): Promise<void>;
  countFailedLogin(o: { email: string; address: string }): Promise<void>;
  forgetFailedLogins(o: { email: string; address: string }): Promise<void>;
  /** Counts and throws rate_limited in one. */
  countRegistration(o: { address: string }): Promise<void>;
}

export interface LimitSettings {
  /** Failures of one address on one account within the window. */
  readonly loginAttempts: number;
  readonly loginWindowMs: number;
  readonly registrationsPerHour: number;
}

/** One address trying many accounts gets this many times the attempts of one account. */
const ADDRESS_FACTOR = 20;

export function createAttemptLimits(pool: Pool, settings: LimitSettings): AttemptLimits {
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      schemaName: "identity",
      tableName: "attempts",
      tableCreated: true,
      keyPrefix,
      points,
      duration,
    });
  const windowSeconds = Math.ceil(settings.loginWindowMs / 1_000);
  const pairs = limiter("login_pair", settings.loginAttempts, windowSeconds);
  const addresses = limiter("login_address", settings.loginAttempts * ADDRESS_FACTOR, windowSeconds);
  const registrations = limiter("register", settings.registrationsPerHour, 3_600);
  const pairKey = (o: { email: string; address: string }) => `${o.email}|${o.address}`.slice(0, 200);

  return {
    async assertMayLogIn(o) {
      const [pair, address] = await Promise.all([pairs.get(pairKey(o)), addresses.get(o.address)]);
      if (pair && pair.consumedPoints >= pairs.points) throw limited(pair);
      if (address && address.consumedPoints >= addresses.points) throw limited(address);
    },
    async countFailedLogin(o) {
      await Promise.all([pairs.penalty(pairKey(o)), addresses.penalty(o.address)]);
    },
    async forgetFailedLogins(o) {
      await pairs.delete(pairKey(o));
    },
    async countRegistration({ address }) {
      try {
        await registrations.consume(address);
      } catch (error) {
        throw error instanceof RateLimiterRes ? limited(error) : error;
      }
    },
  };
}

function limited(result: RateLimiterRes): ProblemError {
  const retryAfterSeconds = Math.max(1, Math.ceil(result.msBeforeNext / 1_000));
  return new ProblemError("rate_limited", "Too many attempts. Wait a little and try again.", {
    retryAfterSeconds,
  });
}
