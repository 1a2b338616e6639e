/** What is not on sale cannot be ordered. */
import { dataOrThrow } from "@/lib/coverage-server";
import { readService } from "@/lib/guarded-reads";
import { requireUser } from "@/lib/viewer";

interface LayoutProps {
  readonly params: Promise<{ serviceId: string }>;
  readonly children: React.ReactNode;
}

export default async function OrderingLayout({ params, children }: LayoutProps) {
  await requireUser();
  dataOrThrow(await readService((await params).serviceId));
  return children;
}
