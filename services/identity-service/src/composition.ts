/** The sole importer of Postgres: Config → the running parts. */
import { getPool } from "@script-manifest/db";
import { createServiceTokenVerifier } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import { nanoid } from "nanoid";
import { createAttemptLimits } from "./attempts/limits.ts";
import type { Config } from "./config.ts";
import { SCRYPT_COST } from "./domain/passwords.ts";
import { PgIdentityRepository } from "./repository/pg.ts";
import { buildServer } from "./server.ts";

export async function compose(
  config: Config,
): Promise<{ server: FastifyInstance; close: () => Promise<void> }> {
  const pool = getPool({ connectionString: config.DATABASE_URL, applicationName: "identity-service" });
  const repository = new PgIdentityRepository({ pool, connectionString: config.DATABASE_URL });
  await repository.init();
  const server = await buildServer({
    repository,
    limits: createAttemptLimits(pool, {
      loginAttempts: config.IDENTITY_LOGIN_ATTEMPTS,
      loginWindowMs: config.IDENTITY_LOGIN_WINDOW,
      registrationsPerHour: config.IDENTITY_REGISTRATIONS_PER_HOUR,
    }),
    admins: {
      userIds: config.ADMIN_USER_IDS,
      emails: new Set([...config.ADMIN_EMAILS].map((email) => email.toLowerCase())),
    },
    sessionLifeMs: config.IDENTITY_SESSION_TTL,
    trustEmails: config.trustEmails,
    newUserId: () => `user_${nanoid()}`,
    scryptCost: SCRYPT_COST,
    verifyServiceToken: createServiceTokenVerifier({ secret: config.SERVICE_TOKEN_SECRET }),
    logger: { level: config.LOG_LEVEL },
  });
  return { server, close: () => pool.end() };
}
