/** Starting a project: a title is enough. */
import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { type OrderingParams, orderedService } from "@/lib/ordering";
import { requireUser } from "@/lib/viewer";
import { ProjectForm } from "./project-form";

export const metadata: Metadata = { title: "New project" };

export default async function NewProjectPage({ searchParams }: { searchParams: Promise<OrderingParams> }) {
  await requireUser();
  const ordering = orderedService(await searchParams);
  return (
    <div className="page-width">
      <PageHeader
        slug="Fade in:"
        title="New project"
        lede={
          ordering
            ? "Readers see the title. Then you upload the draft, and go on with your order."
            : "Readers see the title. The rest helps you keep order."
        }
      />
      <div className="max-w-form">
        <ProjectForm ordering={ordering} />
      </div>
    </div>
  );
}
