/** Who is an admin: a listed user id, or a listed address that is known to be its owner's. */
import type { User } from "@script-manifest/contracts";

export interface AdminList {
  readonly userIds: ReadonlySet<string>;
  /** In lower case. */
  readonly emails: ReadonlySet<string>;
}

/** An address that nobody has verified makes no admin: anybody may register with it. */
export function rolesOf(
  user: { id: string; email: string; emailVerified: boolean },
  admins: AdminList,
): User["roles"] {
  const isAdmin = admins.userIds.has(user.id) || (user.emailVerified && admins.emails.has(user.email));
  return isAdmin ? ["writer", "admin"] : ["writer"];
}
