/** Secrets of one data folder: made once, kept with the data, different on every machine. */
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface StackSecrets {
  readonly serviceToken: string;
  readonly stripeWebhook: string;
}

export function keepSecrets(dataFolder: string): StackSecrets {
  const file = join(dataFolder, "secrets.json");
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const secrets: StackSecrets = {
    serviceToken: randomBytes(32).toString("base64url"),
    stripeWebhook: `whsec_${randomBytes(24).toString("hex")}`,
  };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
