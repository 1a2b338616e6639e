/**
 * For operators: `node src/verify-email.ts somebody@example.com` says that an address is known to be its
 * owner's.
 */
import { getPool } from "@script-manifest/db";
import { readConfig } from "./config.ts";
import { PgIdentityRepository } from "./repository/pg.ts";

const [email = ""] = process.argv.slice(2);
const { DATABASE_URL: connectionString } = readConfig(process.env);
const pool = getPool({ connectionString, max: 1 });
const known = await new PgIdentityRepository({ pool, connectionString }).verifyEmail(email.toLowerCase());
await pool.end();
process.stdout.write(known ? `${email} is verified\n` : `nobody has registered ${email}\n`);
process.exitCode = known ? 0 : 1;
