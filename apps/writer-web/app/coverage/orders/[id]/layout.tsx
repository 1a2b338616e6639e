/** An order and what belongs to it exists for those who have a part in it, and for nobody else. */
import { dataOrThrow } from "@/lib/coverage-server";
import { readOrder } from "@/lib/guarded-reads";
import { requireUser } from "@/lib/viewer";

interface LayoutProps {
  readonly params: Promise<{ id: string }>;
  readonly children: React.ReactNode;
}

export default async function OrderLayout({ params, children }: LayoutProps) {
  await requireUser();
  dataOrThrow(await readOrder((await params).id));
  return children;
}
