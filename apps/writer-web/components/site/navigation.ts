/** Which doors a visitor sees. What is behind them checks for itself. */
import type { CoverageProvider } from "@script-manifest/contracts";
import type { PaletteGroup } from "@/lib/palette-search";
import type { Viewer } from "@/lib/viewer";

export interface NavigationItem {
  readonly href: string;
  readonly label: string;
}

/** The visitor's own provider; null for none, undefined while nobody can say. */
type OwnProvider = CoverageProvider | null | undefined;

export function navigationFor(viewer: Viewer, provider: OwnProvider): readonly NavigationItem[] {
  const items: NavigationItem[] = [{ href: "/coverage", label: "Find a reader" }];
  if (viewer.kind !== "signed-in") return [...items, providerDoor(viewer, provider)];
  items.push({ href: "/projects", label: "Projects" }, { href: "/coverage/orders", label: "Orders" });
  items.push(providerDoor(viewer, provider));
  if (viewer.user.roles.includes("admin")) items.push({ href: "/coverage/admin", label: "Admin" });
  return items;
}

/** Where providers work, or where one becomes a provider. */
export function providerDoor(viewer: Viewer, provider: OwnProvider): NavigationItem {
  // Who cannot be told apart is led to the dashboard, which leads on whoever has none.
  const hasDesk = provider === undefined || (provider && provider.status !== "pending_verification");
  return viewer.kind === "signed-in" && hasDesk
    ? { href: "/coverage/dashboard", label: "Dashboard" }
    : { href: "/coverage/become-provider", label: "Become a provider" };
}

/** Every page the palette leads this visitor to. */
export function pagesFor(viewer: Viewer, provider: OwnProvider): readonly PaletteGroup[] {
  const items: NavigationItem[] = [...navigationFor(viewer, provider)];
  if (viewer.kind === "signed-in")
    items.push(
      { href: "/projects/new", label: "New project" },
      { href: "/notifications", label: "Notifications" },
    );
  else items.push({ href: "/sign-in", label: "Sign in" }, { href: "/register", label: "Register" });
  items.push(
    { href: "/#prices", label: "What coverage costs" },
    { href: "/#money", label: "How money is protected" },
  );
  const groups = [{ heading: "Pages", items }];
  if (items.some(({ href }) => href === "/coverage/dashboard"))
    groups.push({ heading: "Dashboard", items: [...DASHBOARD_PAGES] });
  if (viewer.kind === "signed-in" && viewer.user.roles.includes("admin"))
    groups.push({ heading: "Admin", items: [...ADMIN_PAGES] });
  return groups;
}

const DASHBOARD_PAGES: readonly NavigationItem[] = [
  { href: "/coverage/dashboard?tab=incoming", label: "Incoming orders" },
  { href: "/coverage/dashboard?tab=active", label: "Active orders" },
  { href: "/coverage/dashboard?tab=earnings", label: "Earnings" },
  { href: "/coverage/dashboard?tab=services", label: "Your services" },
  { href: "/coverage/dashboard?tab=services&edit=new", label: "New service" },
  { href: "/coverage/dashboard/profile", label: "Your profile" },
];

const ADMIN_PAGES: readonly NavigationItem[] = [
  { href: "/coverage/admin/disputes", label: "Disputes" },
  { href: "/coverage/admin/orders", label: "All orders" },
  { href: "/coverage/admin/providers", label: "Providers" },
  { href: "/coverage/admin/alarms", label: "Alarms" },
  { href: "/coverage/admin/trial-balance", label: "Trial balance" },
  { href: "/coverage/admin/audit-log", label: "Audit log" },
];
