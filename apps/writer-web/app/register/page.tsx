/** Creating an account. One account buys coverage, and may sell it too. */
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountPage } from "@/components/forms/account-page";
import { Link } from "@/components/ui/link";
import { safeReturnPath } from "@/lib/session";
import { getViewer } from "@/lib/viewer";
import { RegisterForm } from "./register-form";

export const metadata: Metadata = { title: "Register" };

export default async function RegisterPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next } = await searchParams;
  const returnTo = safeReturnPath(next);
  if ((await getViewer()).kind === "signed-in") redirect(returnTo);
  return (
    <AccountPage
      title="Create an account"
      lede="Free. You pay only for coverage you order, at the listed price."
    >
      <RegisterForm returnTo={returnTo} />
      <p className="mt-8 text-sm text-ink-soft">
        Been here before?{" "}
        <Link className="link" href={`/sign-in?next=${encodeURIComponent(returnTo)}`}>
          Sign in
        </Link>
        .
      </p>
    </AccountPage>
  );
}
