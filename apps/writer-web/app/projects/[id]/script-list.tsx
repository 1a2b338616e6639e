/** A project's drafts: what was read from each file, and the file itself. */
import type { Script } from "@script-manifest/contracts";
import { BookOpen, Download } from "lucide-react";
import { ButtonAnchor, ButtonLink } from "@/components/ui/button";
import { Timestamp } from "@/components/ui/timestamp";
import { now } from "@/lib/clock";
import { formatSize, plural } from "@/lib/format";

const FORMATS = { pdf: "PDF", fdx: "Final Draft", fountain: "Fountain" } as const;

export function ScriptList({ scripts }: { scripts: readonly Script[] }) {
  if (scripts.length === 0)
    return (
      <p className="border-y border-rule py-8 text-sm text-ink-soft">
        No script yet. Upload a PDF, a Final Draft file or a Fountain file; we count its pages.
      </p>
    );
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {scripts.map((script) => (
        <li key={script.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-5">
          <div className="min-w-0">
            <h3 className="font-script text-base font-bold tracking-normal">{script.title}</h3>
            <p className="mt-1 text-sm text-ink-soft">
              {FORMATS[script.format]} · {plural(script.pageCount, "page")} · {formatSize(script.sizeBytes)} ·{" "}
              <Timestamp at={script.createdAt} nowMs={now()} show="relative" />
            </p>
          </div>
          <div className="flex flex-wrap gap-2">
            <ButtonLink small href={`/scripts/${script.id}`} aria-label={`Read ${script.title}`}>
              <BookOpen aria-hidden="true" className="size-4" />
              Read
            </ButtonLink>
            <ButtonAnchor
              small
              href={`/scripts/${script.id}/download`}
              aria-label={`Download ${script.title}`}
            >
              <Download aria-hidden="true" className="size-4" />
              Download
            </ButtonAnchor>
          </div>
        </li>
      ))}
    </ul>
  );
}
