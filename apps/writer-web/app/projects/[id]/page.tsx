/** One project: its drafts, and the door for the next one. */
import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { cursorOf, ListPages } from "@/components/ui/list-pages";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { readProject } from "@/lib/guarded-reads";
import { type OrderingParams, orderedService } from "@/lib/ordering";
import { requireUser } from "@/lib/viewer";
import { ScriptList } from "./script-list";
import { ScriptUpload } from "./script-upload";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ cursor?: string | string[] } & OrderingParams>;
};

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const result = await readProject((await params).id);
  return { title: result.ok ? result.data.project.title : "Project" };
}

export default async function ProjectPage({ params, searchParams }: Props) {
  await requireUser();
  const { id } = await params;
  const asked = await searchParams;
  const place = cursorOf(asked);
  const ordering = orderedService(asked);
  const [projectResult, scriptsResult] = await Promise.all([
    readProject(id),
    callAsVisitor("listScripts", { params: { id }, query: place }),
  ]);
  const { project } = dataOrThrow(projectResult);
  const { scripts, total, nextCursor } = dataOrThrow(scriptsResult);
  return (
    <div className="page-width">
      <PageHeader
        slug={[project.format, project.genre].filter(Boolean).join(" · ") || "Project"}
        title={project.title}
        lede={project.logline && <p className="font-serif text-lg">{project.logline}</p>}
        actions={total > 0 && <Onwards ordering={ordering} />}
      />
      {ordering && total === 0 && (
        <div className="mb-10 max-w-prose">
          <Notice title="Your order waits">Upload the draft here; then you go on with the order.</Notice>
        </div>
      )}
      <div className="grid gap-12 lg:grid-cols-[1fr_22rem]">
        <section aria-labelledby="drafts">
          <h2 id="drafts" className="mb-4 text-xl">
            Scripts
          </h2>
          <ScriptList scripts={scripts} />
          <ListPages
            path={`/projects/${id}`}
            isFirst={!place.cursor}
            nextCursor={nextCursor}
            more="Older scripts"
          />
        </section>
        <section aria-labelledby="upload">
          <h2 id="upload" className="mb-4 text-xl">
            Upload a script
          </h2>
          <ScriptUpload projectId={project.id} />
        </section>
      </div>
    </div>
  );
}

/** A script is there: back to the order it was uploaded for, or to whoever may read it. */
function Onwards({ ordering }: { ordering: string | undefined }) {
  return ordering ? (
    <ButtonLink look="prominent" href={`/coverage/order/${ordering}`}>
      Go on with your order
    </ButtonLink>
  ) : (
    <ButtonLink href="/coverage">Find a reader</ButtonLink>
  );
}
