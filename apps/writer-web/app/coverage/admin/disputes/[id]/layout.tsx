/** A case that does not exist is no page. */
import { dataOrThrow } from "@/lib/coverage-server";
import { readDispute } from "@/lib/guarded-reads";
import { requireAdmin } from "@/lib/viewer";

interface LayoutProps {
  readonly params: Promise<{ id: string }>;
  readonly children: React.ReactNode;
}

export default async function DisputeLayout({ params, children }: LayoutProps) {
  await requireAdmin();
  dataOrThrow(await readDispute((await params).id));
  return children;
}
