/** The admin's rooms. For everybody else they do not exist. */
import { requireAdmin } from "@/lib/viewer";

export default async function AdminLayout({ children }: { children: React.ReactNode }) {
  await requireAdmin();
  return children;
}
