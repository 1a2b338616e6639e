/** The foot of every page. */
import { Link } from "@/components/ui/link";
import { getOwnProviderSoon, getViewer } from "@/lib/viewer";
import { type NavigationItem, providerDoor } from "./navigation";
import { Wordmark } from "./wordmark";

const LINKS: readonly NavigationItem[] = [
  { href: "/coverage", label: "Find a reader" },
  { href: "/#money", label: "How your money is protected" },
  { href: "/#prices", label: "What coverage costs" },
];

export async function SiteFooter() {
  const viewer = await getViewer();
  const provider = viewer.kind === "signed-in" ? await getOwnProviderSoon() : null;
  return (
    <footer className="mt-24 border-t border-rule bg-desk" data-print="hide">
      <div className="page-width flex flex-wrap items-start justify-between gap-8 py-10">
        <div className="flex flex-col gap-3">
          <Wordmark />
          <p className="max-w-80 text-xs text-ink-soft">
            Script coverage from vetted readers. Payments by Stripe; the money is held until you accept the
            work.
          </p>
        </div>
        <nav aria-label="Footer">
          <ul className="flex flex-col text-sm sm:grid sm:grid-cols-2 sm:gap-x-10">
            {[...LINKS, providerDoor(viewer, provider)].map(({ href, label }) => (
              <li key={href}>
                <Link
                  href={href}
                  className="inline-flex min-h-9 items-center text-ink-soft underline-offset-4 hover:text-ink hover:underline"
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
