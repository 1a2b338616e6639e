/** What a page that is somebody's own says where scripts are off: its parts come, and act, by script. */
import { Notice } from "@/components/ui/notice";
import { isPrivatePath } from "@/lib/private-paths";
import { currentPath } from "@/lib/viewer";

/** Nothing on public pages: they are whole without. */
export async function NeedsScript() {
  const { pathname } = new URL(await currentPath(), "http://own.invalid");
  if (!isPrivatePath(pathname) && pathname !== "/coverage/become-provider") return null;
  return (
    <noscript>
      <div className="page-width pt-10">
        <Notice kind="warning" title="This page needs JavaScript">
          Allow it for this site and load the page again. Readers, their services and reviews can be looked at
          without it.
        </Notice>
      </div>
    </noscript>
  );
}
