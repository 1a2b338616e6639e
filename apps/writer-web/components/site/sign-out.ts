"use server";
/** Signing out. A form posts here, so it works without any script. */
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { callAsVisitor } from "@/lib/coverage-server";
import { SESSION_COOKIE } from "@/lib/session";

/** Ends the session at the API as well as it can, and in this browser in any case. */
export async function signOut(): Promise<void> {
  await callAsVisitor("logout", {});
  (await cookies()).delete(SESSION_COOKIE);
  redirect("/");
}
