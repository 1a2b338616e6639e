/** Signing in. Comes back to where one was, if that is on this site. */
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountPage } from "@/components/forms/account-page";
import { Link } from "@/components/ui/link";
import { safeReturnPath } from "@/lib/session";
import { getViewer } from "@/lib/viewer";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next } = await searchParams;
  const returnTo = safeReturnPath(next);
  if ((await getViewer()).kind === "signed-in") redirect(returnTo);
  return (
    <AccountPage
      title="Sign in"
      lede="Your projects, your orders and every cent of them are where you left them."
    >
      <SignInForm returnTo={returnTo} />
      <p className="mt-8 text-sm text-ink-soft">
        New here?{" "}
        <Link className="link" href={`/register?next=${encodeURIComponent(returnTo)}`}>
          Create an account
        </Link>
        .
      </p>
    </AccountPage>
  );
}
