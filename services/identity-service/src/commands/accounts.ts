/** Registering, signing in and out, and asking who a session belongs to. */
import { createHash, randomBytes } from "node:crypto";
import type { LoginRequestSchema, RegisterRequestSchema, User } from "@script-manifest/contracts";
import { ProblemError } from "@script-manifest/service-kit";
import type { z } from "zod";
import type { AttemptLimits } from "../attempts/limits.ts";
import { hashPassword, type ScryptCost, verifyPassword } from "../domain/passwords.ts";
import { type AdminList, rolesOf } from "../domain/roles.ts";
import type { IdentityRepository, StoredUser } from "../repository/interface.ts";

export interface AccountDeps {
  readonly repository: IdentityRepository;
  readonly limits: AttemptLimits;
  readonly admins: AdminList;
  readonly sessionLifeMs: number;
  /** Development: whoever registers is taken to own the address. */
  readonly trustEmails: boolean;
  readonly newUserId: () => string;
  readonly scryptCost: ScryptCost;
}

export interface SignedIn {
  readonly user: User;
  /** Shown once, kept nowhere. */
  readonly token: string;
}

export async function register(
  deps: AccountDeps,
  o: { request: z.output<typeof RegisterRequestSchema>; address: string },
): Promise<SignedIn> {
  await deps.limits.countRegistration({ address: o.address });
  const { email, displayName, password } = o.request;
  const user = await deps.repository.createUser({
    id: deps.newUserId(),
    email,
    emailVerified: deps.trustEmails,
    displayName,
    passwordHash: await hashPassword(password, deps.scryptCost),
  });
  if (!user)
    throw new ProblemError("already_exists", "There is already an account with this e-mail address.");
  return openSession(deps, user);
}

/** An unknown address and a wrong password get the same answer after the same work. */
export async function logIn(
  deps: AccountDeps,
  o: { request: z.output<typeof LoginRequestSchema>; address: string },
): Promise<SignedIn> {
  const { email, password } = o.request;
  const who = { email, address: o.address };
  await deps.limits.assertMayLogIn(who);
  const user = await deps.repository.getUserByEmail(email);
  const fits = await verifyPassword(password, user?.passwordHash ?? (await nobodysHash(deps.scryptCost)));
  if (!user || !fits) {
    await deps.limits.countFailedLogin(who);
    throw new ProblemError("invalid_credentials", "There is no account with this e-mail and password.");
  }
  await deps.limits.forgetFailedLogins(who);
  return openSession(deps, user);
}

let nobody: Promise<string> | null = null;
function nobodysHash(cost: ScryptCost): Promise<string> {
  nobody ??= hashPassword(randomBytes(16).toString("hex"), cost);
  return nobody;
}

export async function logOut(deps: AccountDeps, token: string): Promise<void> {
  await deps.repository.endSession(sha256(token));
}

/** Null when the session is unknown, has expired or was ended. */
export async function resolveSession(deps: AccountDeps, token: string): Promise<User | null> {
  const user = await deps.repository.getSessionUser(sha256(token));
  return user && present(deps, user);
}

export async function readUser(deps: AccountDeps, id: string): Promise<User | null> {
  const user = await deps.repository.getUser(id);
  return user && present(deps, user);
}

async function openSession(deps: AccountDeps, user: StoredUser): Promise<SignedIn> {
  const token = randomBytes(32).toString("base64url");
  await deps.repository.createSession({
    tokenSha256: sha256(token),
    userId: user.id,
    lifeMs: deps.sessionLifeMs,
  });
  return { user: present(deps, user), token };
}

function present({ admins }: AccountDeps, user: StoredUser): User {
  return { id: user.id, email: user.email, displayName: user.displayName, roles: rolesOf(user, admins) };
}

const sha256 = (token: string): Buffer => createHash("sha256").update(token).digest();
