/**
 * buildServer(options): the server with everything optional in memory, for tests and tools. Never listens.
 */
import {
  createEventStreams,
  createMemoryObjectStorage,
  createServiceTokenVerifier,
  createSharedAnswers,
  type EventStreams,
} from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { CommandDeps } from "./commands/deps.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, systemClock } from "./domain/clock.ts";
import { basisPointsFromRate } from "./domain/money.ts";
import { randomId } from "./ids.ts";
import type { PaymentGateway } from "./payments/interface.ts";
import { MemoryPaymentGateway } from "./payments/memory/index.ts";
import { PdfReportPrinter } from "./reports/pdf/index.ts";
import type { CoverageMarketplaceRepository } from "./repository/interface.ts";
import { MemoryCoverageMarketplaceRepository } from "./repository/memory/index.ts";
import { MemoryScriptDirectory } from "./scripts/memory/index.ts";
import { createCoverageServer } from "./server.ts";

export interface BuildServerOptions
  extends Partial<Omit<CommandDeps, "commission" | "repository" | "payments">> {
  readonly logger?: boolean | object;
  readonly repository?: CoverageMarketplaceRepository;
  readonly paymentGateway?: PaymentGateway;
  /** A decimal from 0 to 1. */
  readonly commissionRate?: number;
  readonly serviceTokenSecret?: string;
  readonly events?: EventStreams;
}

/** product.md's policies. */
export const DEFAULT_POLICY = {
  paymentWindowMs: 60 * MINUTE_MS,
  claimWindowMs: 72 * HOUR_MS,
  lateGraceMs: 72 * HOUR_MS,
  reviewWindowMs: 7 * DAY_MS,
} as const;

export async function buildServer(options: BuildServerOptions = {}): Promise<FastifyInstance> {
  const { serviceTokenSecret, logger, paymentGateway, commissionRate, repository, events, ...parts } =
    options;
  const deps: CommandDeps = {
    repository: repository ?? new MemoryCoverageMarketplaceRepository({ clock: systemClock }),
    payments: paymentGateway ?? new MemoryPaymentGateway({ clock: systemClock }),
    scripts: new MemoryScriptDirectory(),
    storage: createMemoryObjectStorage(),
    reports: new PdfReportPrinter(),
    policy: DEFAULT_POLICY,
    commission: basisPointsFromRate(commissionRate ?? 0.15),
    newId: randomId,
    clock: systemClock,
    env: "test",
    frontendUrl: "http://localhost:3000",
    livemode: false,
    ...parts,
  };
  await deps.repository.init();
  return createCoverageServer({
    ...deps,
    verifyServiceToken: createServiceTokenVerifier({
      secret: serviceTokenSecret ?? "test-service-token-secret-of-enough-length",
    }),
    logger: logger ?? false,
    events: events ?? createEventStreams(),
    // Nobody tells of changes here, so nothing is kept.
    catalogue: createSharedAnswers(),
  });
}
