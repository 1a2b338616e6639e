/** Who asks, as a service token proved it. Nothing else a request carries says anything about that. */
export interface Caller {
  /** Null for anonymous people and for services acting on their own. */
  readonly userId: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly roles: readonly string[];
  /** The service that signed the token; null when there was none. */
  readonly issuer: string | null;
}

export const anonymous: Caller = Object.freeze({
  userId: null,
  email: null,
  name: null,
  roles: [],
  issuer: null,
});
