/** The doors between the admin's rooms. */
import { NavLink } from "@/components/site/nav-link";

const DOORS = [
  { href: "/coverage/admin", label: "Overview" },
  { href: "/coverage/admin/disputes", label: "Disputes" },
  { href: "/coverage/admin/orders", label: "Orders" },
  { href: "/coverage/admin/alarms", label: "Alarms" },
  { href: "/coverage/admin/providers", label: "Providers" },
  { href: "/coverage/admin/trial-balance", label: "Trial balance" },
  { href: "/coverage/admin/audit-log", label: "Audit log" },
] as const;

export function AdminNavigation() {
  const siblings = DOORS.map(({ href }) => href);
  return (
    <nav aria-label="Admin" className="border-b border-rule bg-desk" data-print="hide">
      <ul className="page-width flex flex-wrap gap-x-3 sm:gap-x-5">
        {DOORS.map((door) => (
          <li key={door.href}>
            <NavLink {...door} siblings={siblings} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
