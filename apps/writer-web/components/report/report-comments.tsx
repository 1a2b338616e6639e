/** What the reader says: each comment with the pages it cites, and the notes page by page. */
import type { CoverageCitation, CoverageDelivery, CoveragePageNote } from "@script-manifest/contracts";
import { clsx } from "clsx";
import { Link } from "@/components/ui/link";
import { comments, commentWords, noteKindWords, pagesInWords } from "@/lib/report-words";

interface ScriptLink {
  readonly scriptHref: string | null;
}

/** A page of the script, one press away for those who may read it. */
function PageLink({ page, scriptHref, children }: ScriptLink & { page: number; children: React.ReactNode }) {
  if (!scriptHref) return children;
  return (
    <Link className="link" href={`${scriptHref}#script-page-${page}`}>
      {children}
    </Link>
  );
}

/** The first thing to be read begins with a large letter, unless a mark would become large with it. */
export function dropCap(text: string): string | undefined {
  return /^\p{L}[\p{L}\s]/u.test(text) ? DROP_CAP : undefined;
}

const DROP_CAP =
  "first-letter:float-left first-letter:mr-1.5 first-letter:mt-1.5 first-letter:text-[3.1em] first-letter:leading-[0.72]";

interface ReportCommentsProps extends ScriptLink {
  readonly delivery: CoverageDelivery;
}

export function ReportComments({ delivery, scriptHref }: ReportCommentsProps) {
  const citations = delivery.report?.citations ?? [];
  const first = delivery.report?.synopsis ? null : comments.find((comment) => delivery[comment] !== "");
  return comments.map((comment) => {
    const cited = citations.filter((citation) => citation.comment === comment);
    const text = delivery[comment];
    if (text === "" && cited.length === 0) return null;
    return (
      <section key={comment} aria-labelledby={`report-${comment}`} className="mt-12">
        <h3 id={`report-${comment}`} className="mb-3 text-xl break-after-avoid">
          {commentWords[comment].label}
        </h3>
        <p className={clsx("reading", comment === first && dropCap(text))}>{text}</p>
        {cited.length > 0 && (
          <Citations of={commentWords[comment].label} citations={cited} scriptHref={scriptHref} />
        )}
      </section>
    );
  });
}

interface CitationsProps extends ScriptLink {
  readonly of: string;
  readonly citations: readonly CoverageCitation[];
}

function Citations({ of, citations, scriptHref }: CitationsProps) {
  return (
    <ul
      aria-label={`Pages cited under ${of.toLowerCase()}`}
      className="mt-4 flex max-w-[38rem] break-inside-avoid flex-col gap-1.5 border-l-2 border-brass pl-4 text-sm"
    >
      {citations.map(({ fromPage, toPage, remark }) => (
        <li key={`${fromPage}-${toPage}-${remark}`} className="grid grid-cols-[4.5rem_1fr] gap-3">
          <span className="figures font-script font-bold">
            <PageLink page={fromPage} scriptHref={scriptHref}>
              {pagesInWords(fromPage, toPage)}
            </PageLink>
          </span>
          <span className="text-ink-soft">{remark}</span>
        </li>
      ))}
    </ul>
  );
}

interface PageNotesProps extends ScriptLink {
  readonly notes: readonly CoveragePageNote[];
}

export function ReportPageNotes({ notes, scriptHref }: PageNotesProps) {
  if (notes.length === 0) return null;
  const inOrder = [...notes].sort((a, b) => a.page - b.page);
  return (
    <section aria-labelledby="report-page-notes" className="mt-12">
      <h3 id="report-page-notes" className="mb-4 text-xl break-after-avoid">
        Page notes
      </h3>
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-ink text-left text-xs text-ink-faint">
            <th scope="col" className="whitespace-nowrap py-1.5 pr-4 font-normal">
              Page
            </th>
            <th scope="col" className="py-1.5 pr-4 font-normal max-sm:sr-only">
              Kind
            </th>
            <th scope="col" className="py-1.5 font-normal">
              Note
            </th>
          </tr>
        </thead>
        <tbody>
          {inOrder.map(({ page, kind, text }) => (
            <tr key={`${page}-${text}`} className="break-inside-avoid border-b border-rule align-top">
              <td className="figures py-2 pr-4 font-script font-bold">
                <PageLink page={page} scriptHref={scriptHref}>
                  {page}
                </PageLink>
              </td>
              <td className="whitespace-nowrap py-2 pr-4 text-ink-faint max-sm:sr-only">
                {noteKindWords[kind]}
              </td>
              <td className="py-2 font-serif text-base leading-normal">{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
