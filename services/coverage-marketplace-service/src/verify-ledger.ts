/**
 * For operators and `npm run ledger:verify`: recomputes the books from their single entries, compares every
 * order and every line of the balance with Stripe, and prints each difference. It changes nothing. Exit code
 * 1 when any was found; 2 when the books or Stripe could not be read.
 */
import { getPool } from "@script-manifest/db";
import { type LedgerVerification, verifyLedger } from "./commands/verify-ledger.ts";
import { createPaymentGateway } from "./composition.ts";
import { type Config, readConfig } from "./config.ts";
import { systemClock } from "./domain/clock.ts";
import { PgCoverageMarketplaceRepository } from "./repository/pg/index.ts";

const config = readConfig(process.env);
const { orders, unread, differences } = await verify(config).catch((error: unknown) => {
  process.stdout.write(`The books or Stripe cannot be read: ${(error as Error).message}\n`);
  process.exit(2);
});
for (const { kind, detail } of differences) process.stdout.write(`${kind}: ${detail}\n`);
for (const { orderId, why } of unread) process.stdout.write(`unread: order ${orderId}: ${why}\n`);
process.stdout.write(
  `ledger: orders ${orders}, unread ${unread.length}, differences ${differences.length}\n`,
);
process.exitCode = unread.length + differences.length > 0 ? 1 : 0;

async function verify({ DATABASE_URL: connectionString, ...rest }: Config): Promise<LedgerVerification> {
  const pool = getPool({ connectionString, max: 2, applicationName: "verify-ledger" });
  try {
    const repository = new PgCoverageMarketplaceRepository(pool);
    const payments = createPaymentGateway({ DATABASE_URL: connectionString, ...rest });
    return await verifyLedger({ repository, payments }, systemClock());
  } finally {
    await pool.end();
  }
}
