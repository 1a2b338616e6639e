/**
 * Passwords as scrypt hashes with a salt of their own. Parameters travel with the hash, so that they can be
 * raised later.
 */
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";

/** OWASP's smallest recommended cost for scrypt (N = 2^16, r = 8, p = 1): 64 MiB and some 100 ms. */
export const SCRYPT_COST = { N: 2 ** 16, r: 8, p: 1 } as const;
const KEY_BYTES = 32;

export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

export async function hashPassword(password: string, cost: ScryptCost = SCRYPT_COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** False also for a hash that cannot be read. Takes the same time whether or not it fits. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [scheme, N, r, p, salt = "", key = ""] = hash.split("$");
  if (scheme !== "scrypt") return false;
  const expected = Buffer.from(key, "base64url");
  const actual = await derive(password, Buffer.from(salt, "base64url"), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  });
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function derive(password: string, salt: Buffer, cost: ScryptCost): Promise<Buffer> {
  const options: ScryptOptions = { ...cost, maxmem: 256 * cost.N * cost.r };
  // The same characters typed on another keyboard must be the same password.
  const normal = password.normalize("NFKC");
  return new Promise((resolve, reject) => {
    scrypt(normal, salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
