/** One project: its drafts, and the door for the next one. */
import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { readProject } from "@/lib/guarded-reads";
import { requireUser } from "@/lib/viewer";
import { ScriptList } from "./script-list";
import { ScriptUpload } from "./script-upload";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await readProject((await params).id);
  return { title: result.ok ? result.data.project.title : "Project" };
}

export default async function ProjectPage({ params }: Props) {
  await requireUser();
  const { id } = await params;
  const [projectResult, scriptsResult] = await Promise.all([
    readProject(id),
    callAsVisitor("listScripts", { params: { id } }),
  ]);
  const { project } = dataOrThrow(projectResult);
  const { scripts } = dataOrThrow(scriptsResult);
  return (
    <div className="page-width">
      <PageHeader
        slug={[project.format, project.genre].filter(Boolean).join(" · ") || "Project"}
        title={project.title}
        lede={project.logline && <p className="font-serif text-lg">{project.logline}</p>}
        actions={scripts.length > 0 && <ButtonLink href="/coverage">Find a reader</ButtonLink>}
      />
      <div className="grid gap-12 lg:grid-cols-[1fr_22rem]">
        <section aria-labelledby="drafts">
          <h2 id="drafts" className="mb-4 text-xl">
            Scripts
          </h2>
          <ScriptList scripts={scripts} />
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
