/**
 * From a session token to a person, by asking identity-service. Nothing is remembered: a revoked session ends
 * at once.
 */
import { internalApi, type User } from "@script-manifest/contracts";
import {
  callService,
  ProblemError,
  ServiceCallError,
  type SignServiceToken,
} from "@script-manifest/service-kit";

/** One row by its key: what takes longer is hanging, and every page waits for it. */
const TIMEOUT_MS = 3_000;

/** Null when there is no bearer token in the header. */
export function bearerTokenOf(authorization: string | undefined): string | null {
  const [, token] = /^Bearer +([\w.~+/=-]{1,500})$/i.exec(authorization ?? "") ?? [];
  return token ?? null;
}

export interface SessionResolver {
  /**
   * Throws unauthorized for an unknown, expired or revoked session; upstream_unavailable when identity is
   * away.
   */
  resolve(token: string, o: { requestId: string }): Promise<User>;
}

export function createSessionResolver(o: { identityUrl: string; sign: SignServiceToken }): SessionResolver {
  return {
    async resolve(token, { requestId }) {
      try {
        const { user } = await callService({
          baseUrl: o.identityUrl,
          endpoint: internalApi.resolveSession,
          body: { token },
          token: o.sign({ roles: ["service"] }),
          requestId,
          timeoutMs: TIMEOUT_MS,
        });
        return user;
      } catch (error) {
        if (error instanceof ServiceCallError && error.status !== null && error.status < 500) {
          throw new ProblemError(
            "unauthorized",
            "The session is unknown, has expired or was ended. Sign in again.",
          );
        }
        throw new ProblemError(
          "upstream_unavailable",
          "Signing in cannot be checked at the moment. Try again.",
        );
      }
    },
  };
}
