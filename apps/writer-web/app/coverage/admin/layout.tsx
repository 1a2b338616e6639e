/** The admin's rooms. For everybody else they do not exist. */
import { requireAdmin } from "@/lib/viewer";
import { AdminNavigation } from "./admin-navigation";

export default async function AdminLayout({ children }: { children: React.ReactNode }) {
  await requireAdmin();
  return (
    <>
      <AdminNavigation />
      {children}
    </>
  );
}
