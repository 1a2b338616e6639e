/** Starting a project: a title is enough. */
import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { requireUser } from "@/lib/viewer";
import { ProjectForm } from "./project-form";

export const metadata: Metadata = { title: "New project" };

export default async function NewProjectPage() {
  await requireUser();
  return (
    <div className="page-width">
      <PageHeader
        slug="Fade in:"
        title="New project"
        lede="Readers see the title. The rest helps you keep order."
      />
      <div className="max-w-form">
        <ProjectForm />
      </div>
    </div>
  );
}
