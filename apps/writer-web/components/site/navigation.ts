/** Which doors a visitor sees. What is behind them checks for itself. */
import type { CoverageProvider } from "@script-manifest/contracts";
import type { Viewer } from "@/lib/viewer";

export interface NavigationItem {
  readonly href: string;
  readonly label: string;
}

export function navigationFor(viewer: Viewer, provider: CoverageProvider | null): readonly NavigationItem[] {
  const items: NavigationItem[] = [{ href: "/coverage", label: "Find a reader" }];
  if (viewer.kind !== "signed-in")
    return [...items, { href: "/coverage/become-provider", label: "Become a provider" }];
  items.push({ href: "/projects", label: "Projects" }, { href: "/coverage/orders", label: "Orders" });
  items.push(
    provider && provider.status !== "pending_verification"
      ? { href: "/coverage/dashboard", label: "Dashboard" }
      : { href: "/coverage/become-provider", label: "Become a provider" },
  );
  if (viewer.user.roles.includes("admin")) items.push({ href: "/coverage/admin", label: "Admin" });
  return items;
}
