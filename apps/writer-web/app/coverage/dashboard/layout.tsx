/**
 * Signed in or not is decided here, before the page's bones are sent: later an answer can no longer be a
 * redirect.
 */
import { requireUser } from "@/lib/viewer";

export default async function SignedInLayout({ children }: { children: React.ReactNode }) {
  await requireUser();
  return children;
}
