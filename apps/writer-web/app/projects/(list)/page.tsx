/** The writer's projects, newest first. */
import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { cursorOf, ListPages } from "@/components/ui/list-pages";
import { PageHeader } from "@/components/ui/page-header";
import { Timestamp } from "@/components/ui/timestamp";
import { now } from "@/lib/clock";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { type OrderingParams, onTheWay, orderedService } from "@/lib/ordering";
import { requireUser } from "@/lib/viewer";

export const metadata: Metadata = { title: "Projects" };

type Props = { searchParams: Promise<{ cursor?: string | string[] } & OrderingParams> };

export default async function ProjectsPage({ searchParams }: Props) {
  await requireUser();
  const asked = await searchParams;
  const place = cursorOf(asked);
  const ordering = orderedService(asked);
  const { projects, nextCursor } = dataOrThrow(await callAsVisitor("listProjects", { query: place }));
  return (
    <div className="page-width">
      <PageHeader
        slug="Int. your desk"
        title="Projects"
        lede={
          ordering
            ? "Choose the project the draft belongs to, or begin one; then you go on with your order."
            : "A project keeps the drafts of one script together."
        }
        actions={<NewProject ordering={ordering} />}
      />
      {projects.length === 0 ? (
        <EmptyState title="No projects yet" action={<NewProject ordering={ordering} />}>
          Create one, upload a draft, and have it read.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-rule border-y border-rule">
          {projects.map((project) => (
            <li
              key={project.id}
              className="relative grid gap-x-8 gap-y-1 py-6 hover:bg-desk sm:grid-cols-[1fr_auto]"
            >
              <h2 className="text-xl">
                <Link
                  href={onTheWay(`/projects/${project.id}`, ordering)}
                  className="after:absolute after:inset-0"
                >
                  {project.title}
                </Link>
              </h2>
              <p className="text-sm text-ink-faint">
                <Timestamp at={project.createdAt} nowMs={now()} show="relative" />
              </p>
              <p className="text-sm text-ink-soft sm:col-span-2">
                {[project.format, project.genre].filter(Boolean).join(" · ")}
              </p>
              {project.logline && (
                <p className="line-clamp-2 max-w-prose font-serif sm:col-span-2">{project.logline}</p>
              )}
            </li>
          ))}
        </ul>
      )}
      <ListPages path="/projects" isFirst={!place.cursor} nextCursor={nextCursor} more="Older projects" />
    </div>
  );
}

function NewProject({ ordering }: { ordering: string | undefined }) {
  return (
    <ButtonLink look="prominent" href={onTheWay("/projects/new", ordering)}>
      <Plus aria-hidden="true" className="size-4" />
      New project
    </ButtonLink>
  );
}
