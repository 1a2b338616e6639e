/** Changing one's public profile. */
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ProviderForm } from "@/components/forms/provider-form";
import { PageHeader } from "@/components/ui/page-header";
import { getOwnProvider, requireUser } from "@/lib/viewer";

export const metadata: Metadata = { title: "Edit profile" };

export default async function EditProfilePage() {
  const user = await requireUser();
  const provider = await getOwnProvider();
  if (!provider) redirect("/coverage/become-provider");
  const { id, displayName, bio, specialties } = provider;
  return (
    <div className="page-width">
      <PageHeader slug="Your public page" title="Edit profile" />
      <div className="max-w-form">
        <ProviderForm
          provider={{ id, displayName, bio, specialties }}
          suggestedName={user.displayName}
          doneHref="/coverage/dashboard"
        />
      </div>
    </div>
  );
}
