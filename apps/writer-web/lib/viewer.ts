/** Who looks at the page. Asked once per request, from the API; no page reads the cookie itself. */
import "server-only";
import type { CoverageProvider, User } from "@script-manifest/contracts";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { callAsVisitor, dataOrNull } from "./coverage-server";
import { GatewayError } from "./gateway-error";
import { PART_MS } from "./patience";
import { SESSION_COOKIE } from "./session";

export type Viewer =
  | { readonly kind: "anonymous" }
  | { readonly kind: "signed-in"; readonly user: User }
  /**
   * There is a session, but nobody could say whose: the layout still renders, private pages show the problem.
   */
  | { readonly kind: "unknown"; readonly error: GatewayError };

/** Never throws. A session that has ended counts as none. */
export const getViewer = cache(async (): Promise<Viewer> => {
  if (!(await cookies()).has(SESSION_COOKIE)) return { kind: "anonymous" };
  const result = await callAsVisitor("getMe", {});
  if (result.ok) return { kind: "signed-in", user: result.data.user };
  if (result.problem.status === 401) return { kind: "anonymous" };
  return { kind: "unknown", error: new GatewayError(result.problem) };
});

/** The signed-in user; everybody else is sent to sign in and comes back here. */
export async function requireUser(): Promise<User> {
  const viewer = await getViewer();
  if (viewer.kind === "unknown") throw viewer.error;
  if (viewer.kind === "anonymous") redirect(`/sign-in?next=${encodeURIComponent(await currentPath())}`);
  return viewer.user;
}

/** The signed-in admin. For everybody else the page does not exist. */
export async function requireAdmin(): Promise<User> {
  const viewer = await getViewer();
  if (viewer.kind === "unknown") throw viewer.error;
  if (viewer.kind === "anonymous" || !viewer.user.roles.includes("admin")) notFound();
  return viewer.user;
}

/** The viewer's own provider, or null while they have none. */
export const getOwnProvider = cache(async (): Promise<CoverageProvider | null> => {
  const viewer = await getViewer();
  if (viewer.kind !== "signed-in") return null;
  return dataOrNull(await callAsVisitor("getOwnProvider", {}))?.provider ?? null;
});

/** The same for what is shown in any case: undefined when nobody could say so soon. Never throws. */
export async function getOwnProviderSoon(): Promise<CoverageProvider | null | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), PART_MS);
  try {
    return await Promise.race([getOwnProvider(), late.promise]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** Path and query of the page being rendered, as proxy.ts noted them. */
export async function currentPath(): Promise<string> {
  return (await headers()).get("x-pathname") ?? "/";
}
