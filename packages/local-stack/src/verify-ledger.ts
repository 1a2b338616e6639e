/**
 * `npm run ledger:verify`: the marketplace's own verification, pointed at the stack that runs here (or at whatever
 * DATABASE_URL and STRIPE_* name). Belongs here: the variables. Does not: what is verified.
 */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { readStackSettings } from "./config.ts";
import { partEnvironment } from "./environment.ts";
import { REPOSITORY_ROOT } from "./repository-root.ts";
import { keepSecrets } from "./secrets.ts";

const { dataFolder, ports } = readStackSettings(process.env, REPOSITORY_ROOT);
mkdirSync(dataFolder, { recursive: true });
const env = partEnvironment({ env: process.env, ports, dataFolder, secrets: keepSecrets(dataFolder) });
const program = join(REPOSITORY_ROOT, "services/coverage-marketplace-service/src/verify-ledger.ts");
const child = spawn(process.execPath, [program], { env, stdio: "inherit" });
child.once("exit", (code) => process.exit(code ?? 1));
