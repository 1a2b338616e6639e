/** A script to read: for its writer, for the provider of a live claimed order, for an admin. */
import type { Metadata } from "next";
import { cache } from "react";
import { ScriptViewer } from "@/components/script/script-viewer";
import { Link } from "@/components/ui/link";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { plural } from "@/lib/format";
import { requireUser } from "@/lib/viewer";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ order?: string | string[] }> };

const readScript = cache((id: string) => callAsVisitor("readScript", { params: { id } }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await readScript((await params).id);
  return { title: result.ok ? result.data.script.title : "Script" };
}

export default async function ScriptPage({ params, searchParams }: Props) {
  await requireUser();
  const { script } = dataOrThrow(await readScript((await params).id));
  const { order } = await searchParams;
  const pages = "pages" in script ? script.pages.length : script.pageCount;
  return (
    <div className="page-width flex h-[calc(100dvh-4rem)] min-h-96 flex-col py-3 sm:py-5">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h1 className="min-w-0 truncate text-xl">{script.title}</h1>
        <p className="text-sm text-ink-soft">
          {pages !== script.pageCount && `By its own account ${plural(script.pageCount, "page")}. `}
          {typeof order === "string" && /^[\w-]+$/.test(order) && (
            <Link className="link" href={`/coverage/orders/${order}`}>
              Back to the order
            </Link>
          )}
        </p>
      </div>
      <ScriptViewer reading={script} className="flex-1" />
    </div>
  );
}
