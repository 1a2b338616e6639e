"use client";
/** A link of the main navigation that knows whether it is where we are. */
import { clsx } from "clsx";
import { usePathname } from "next/navigation";
import { Link } from "@/components/ui/link";

interface NavLinkProps {
  readonly href: string;
  readonly label: string;
  /** All doors, so that the longest fitting one is current and no other. */
  readonly siblings: readonly string[];
  readonly className?: string;
}

export function NavLink({ href, label, siblings, className }: NavLinkProps) {
  const pathname = usePathname();
  const [current] = siblings
    .filter((sibling) => pathname === sibling || pathname.startsWith(`${sibling}/`))
    .sort((a, b) => b.length - a.length);
  return (
    <Link
      href={href}
      aria-current={current === href ? "page" : undefined}
      className={clsx(
        "inline-flex min-h-11 items-center px-1 text-sm font-medium underline-offset-8 decoration-2 hover:text-ink",
        current === href ? "text-ink underline decoration-brass" : "text-ink-soft",
        className,
      )}
    >
      {label}
    </Link>
  );
}
