/** The pages that are somebody's own. They are for no search engine. */

export const PRIVATE_PATHS = [
  "/coverage/admin",
  "/coverage/dashboard",
  "/coverage/order",
  "/coverage/orders",
  "/notifications",
  "/projects",
  "/scripts",
] as const;

export function isPrivatePath(pathname: string): boolean {
  return PRIVATE_PATHS.some((path) => pathname === path || pathname.startsWith(`${path}/`));
}
