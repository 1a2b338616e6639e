/** Service tokens: how one of our services proves to another who asks. JWT HS256, a minute at the most. */
import { createSigner, createVerifier } from "fast-jwt";
import { z } from "zod";
import { anonymous, type Caller } from "./caller.ts";
import { ProblemError } from "./problem.ts";

const TTL_SECONDS_MAX = 60;
const TTL_SECONDS = 30;
/** The rest of a reused token's life is more than any way between two services takes. */
const REUSED_MS_MAX = 10_000;
const KNOWN_MAX = 2_000;
const AUDIENCE_CLOCK_SKEW_MS = 5_000;

export interface ServiceTokenClaims {
  /** Absent for anonymous people and for services acting on their own. */
  readonly userId?: string;
  readonly email?: string;
  readonly name?: string;
  readonly roles?: readonly string[];
}

export type SignServiceToken = (claims: ServiceTokenClaims, ttlSeconds?: number) => string;

export function createServiceTokenSigner(o: {
  secret: string;
  issuer: string;
  clock?: () => number;
}): SignServiceToken {
  const clock = o.clock ?? Date.now;
  const sign = createSigner({ key: o.secret, algorithm: "HS256" });
  return (claims, ttlSeconds = TTL_SECONDS) => {
    const issuedAt = Math.floor(clock() / 1_000);
    return sign({
      iss: o.issuer,
      iat: issuedAt,
      exp: issuedAt + Math.min(ttlSeconds, TTL_SECONDS_MAX),
      roles: [...(claims.roles ?? [])],
      ...(claims.userId !== undefined && { sub: claims.userId }),
      ...(claims.email !== undefined && { email: claims.email }),
      ...(claims.name !== undefined && { name: claims.name }),
    });
  };
}

/**
 * Signs as the given signer does, and gives the same token for the same claims for a while: who asks ten
 * times for a page is proved once.
 */
export function reusingTokens(sign: SignServiceToken, o: { clock?: () => number } = {}): SignServiceToken {
  const clock = o.clock ?? Date.now;
  const made = new Map<string, { token: string; at: number }>();
  return (claims, ttlSeconds) => {
    if (ttlSeconds !== undefined) return sign(claims, ttlSeconds);
    const key = JSON.stringify([claims.userId, claims.email, claims.name, claims.roles]);
    const now = clock();
    const before = made.get(key);
    if (before && now - before.at >= 0 && now - before.at < REUSED_MS_MAX) return before.token;
    if (made.size >= KNOWN_MAX) made.clear();
    const token = sign(claims);
    made.set(key, { token, at: now });
    return token;
  };
}

const Claims = z.object({
  sub: z.string().min(1).optional(),
  email: z.string().optional(),
  name: z.string().optional(),
  roles: z.array(z.string()).default([]),
  iss: z.string().min(1),
  iat: z.number(),
  exp: z.number(),
});

/** Throws ProblemError("unauthorized") for anything but a valid, unexpired, short-lived token of ours. */
export function createServiceTokenVerifier(o: {
  secret: string;
  clock?: () => number;
}): (token: string) => Caller {
  const clock = o.clock ?? Date.now;
  const verify = createVerifier({
    key: o.secret,
    algorithms: ["HS256"],
    ignoreExpiration: true,
    cache: false,
  });
  // A token that was proved once stays proved; whether it has expired is asked every time.
  const proved = new Map<string, z.output<typeof Claims>>();
  const prove = (token: string) => {
    const claims = parse(() => verify(token));
    if (proved.size >= KNOWN_MAX) proved.clear();
    proved.set(token, claims);
    return claims;
  };
  return (token) => {
    const claims = proved.get(token) ?? prove(token);
    const now = clock();
    const tooLong = claims.exp - claims.iat > TTL_SECONDS_MAX;
    if (now >= claims.exp * 1_000 || tooLong || claims.iat * 1_000 > now + AUDIENCE_CLOCK_SKEW_MS)
      throw refused();
    return {
      ...anonymous,
      userId: claims.sub ?? null,
      email: claims.email ?? null,
      name: claims.name ?? null,
      roles: claims.roles,
      issuer: claims.iss,
    };
  };
}

function parse(verify: () => unknown): z.output<typeof Claims> {
  try {
    return Claims.parse(verify());
  } catch {
    throw refused();
  }
}

const refused = () => new ProblemError("unauthorized", "The service token is not valid or has expired.");
