/** The sole importer of Postgres, Stripe and object storage: Config → the running parts. */
import { ensureCoverageMarketplaceTables, getPool, listenTo } from "@script-manifest/db";
import {
  createEventStreams,
  createS3ObjectStorage,
  createServiceTokenSigner,
  createServiceTokenVerifier,
  createSharedAnswers,
  keepBeating,
} from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { CommandDeps } from "./commands/deps.ts";
import type { Config } from "./config.ts";
import { systemClock } from "./domain/clock.ts";
import type { BasisPoints } from "./domain/money.ts";
import { randomId } from "./ids.ts";
import { type JobRunner, startJobs } from "./jobs/graphile/runner.ts";
import { HttpNotifier } from "./notifications/http/index.ts";
import { wordingFor } from "./notifications/wording.ts";
import { StripePaymentGateway } from "./payments/stripe/index.ts";
import { ThreadedReportPrinter } from "./reports/threaded/index.ts";
import { PgCoverageMarketplaceRepository } from "./repository/pg/index.ts";
import { HttpScriptDirectory } from "./scripts/http/index.ts";
import { createCoverageServer } from "./server.ts";

const SERVICE = "coverage-marketplace-service";

export interface Running {
  readonly server: FastifyInstance;
  /** After the server has finished its requests: jobs, then connections. */
  close(): Promise<void>;
}

export async function compose(config: Config): Promise<Running> {
  await ensureCoverageMarketplaceTables({ connectionString: config.DATABASE_URL });
  const pool = getPool({
    connectionString: config.DATABASE_URL,
    max: config.COVERAGE_DATABASE_CONNECTIONS,
    applicationName: SERVICE,
  });
  const jobPool = getPool({
    connectionString: config.DATABASE_URL,
    max: config.COVERAGE_JOB_CONCURRENCY + 4,
    applicationName: `${SERVICE}-jobs`,
  });
  const catalogue = createSharedAnswers();
  const repository = new PgCoverageMarketplaceRepository(pool, { onCatalogueChange: catalogue.changed });
  const reports = new ThreadedReportPrinter();
  const deps = commandDeps(config, { repository, reports });
  await deps.storage.ensureBucket({ allowedOrigins: [config.FRONTEND_URL] });

  const events = createEventStreams();
  keepBeating(events);
  const listener = listenTo({
    connectionString: config.DATABASE_URL,
    applicationName: `${SERVICE}-events`,
    channel: "coverage_order_changed",
    onMessage: events.wake,
    onListening: events.wakeAll,
  });
  const catalogueListener = listenTo({
    connectionString: config.DATABASE_URL,
    applicationName: `${SERVICE}-catalogue`,
    channel: "coverage_catalogue_changed",
    onMessage: catalogue.changed,
    onListening: () => catalogue.listening(true),
    onLost: () => catalogue.listening(false),
  });
  const server = await createCoverageServer({
    ...deps,
    events,
    catalogue,
    verifyServiceToken: createServiceTokenVerifier({ secret: config.SERVICE_TOKEN_SECRET }),
    logger: { level: config.LOG_LEVEL },
  });
  const sign = createServiceTokenSigner({ secret: config.SERVICE_TOKEN_SECRET, issuer: SERVICE });
  const notifier = new HttpNotifier({
    baseUrl: config.NOTIFICATION_SERVICE_URL,
    token: () => sign({ roles: ["service"] }),
  });
  const jobs: JobRunner = await startJobs(
    { ...deps, notifier, wordingFor },
    {
      pool: jobPool,
      concurrency: config.COVERAGE_JOB_CONCURRENCY,
      log: server.log,
      enqueue: (job) => repository.enqueue(job),
    },
  );
  return {
    server,
    close: async () => {
      await jobs.stop();
      await Promise.all([listener.close(), catalogueListener.close()]);
      await Promise.all([pool.end(), jobPool.end(), reports.close()]);
    },
  };
}

function commandDeps(
  config: Config,
  { repository, reports }: Pick<CommandDeps, "repository" | "reports">,
): CommandDeps {
  const sign = createServiceTokenSigner({ secret: config.SERVICE_TOKEN_SECRET, issuer: SERVICE });
  return {
    repository,
    payments: createPaymentGateway(config),
    scripts: new HttpScriptDirectory({
      baseUrl: config.PROFILE_PROJECT_SERVICE_URL,
      token: () => sign({ roles: ["service"] }),
    }),
    storage: createS3ObjectStorage({
      endpoint: config.STORAGE_S3_ENDPOINT,
      region: config.STORAGE_S3_REGION,
      accessKey: config.STORAGE_S3_ACCESS_KEY,
      secretKey: config.STORAGE_S3_SECRET_KEY,
      bucket: config.STORAGE_BUCKET,
    }),
    reports,
    policy: {
      paymentWindowMs: config.COVERAGE_PAYMENT_WINDOW,
      claimWindowMs: config.COVERAGE_CLAIM_WINDOW,
      lateGraceMs: config.COVERAGE_LATE_GRACE,
      reviewWindowMs: config.COVERAGE_REVIEW_WINDOW,
    },
    commission: config.PLATFORM_COMMISSION_RATE as BasisPoints,
    newId: randomId,
    clock: systemClock,
    env: config.COVERAGE_ENVIRONMENT,
    frontendUrl: config.FRONTEND_URL,
    livemode: config.livemode,
  };
}

export function createPaymentGateway(config: Config): StripePaymentGateway {
  return new StripePaymentGateway({
    secretKey: config.STRIPE_SECRET_KEY,
    webhookSecrets: config.STRIPE_WEBHOOK_SECRET,
    ...(config.STRIPE_API_BASE && { apiBase: config.STRIPE_API_BASE }),
  });
}
