/** What identity remembers. Promises and nulls only; the SQL is in pg.ts. */
export interface StoredUser {
  readonly id: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly displayName: string;
  readonly passwordHash: string;
}

export interface UserStore {
  /** Null when the address is taken. */
  createUser(user: StoredUser): Promise<StoredUser | null>;
  getUser(id: string): Promise<StoredUser | null>;
  getUserByEmail(email: string): Promise<StoredUser | null>;
  /** False when nobody has the address. */
  verifyEmail(email: string): Promise<boolean>;
}

export interface SessionStore {
  createSession(session: { tokenSha256: Buffer; userId: string; lifeMs: number }): Promise<void>;
  /** Null when the session is unknown, has expired or was ended. */
  getSessionUser(tokenSha256: Buffer): Promise<StoredUser | null>;
  /** Ending it twice is no error. */
  endSession(tokenSha256: Buffer): Promise<void>;
}

export interface IdentityRepository extends UserStore, SessionStore {
  init(): Promise<void>;
  healthCheck(): Promise<void>;
}
