/** A project exists for its writer, and for nobody else. */
import { dataOrThrow } from "@/lib/coverage-server";
import { readProject } from "@/lib/guarded-reads";
import { requireUser } from "@/lib/viewer";

interface LayoutProps {
  readonly params: Promise<{ id: string }>;
  readonly children: React.ReactNode;
}

export default async function ProjectLayout({ params, children }: LayoutProps) {
  await requireUser();
  dataOrThrow(await readProject((await params).id));
  return children;
}
