/** The header of every page: the name, the doors this visitor has, notifications, theme, account. */
import { Bell, CircleUser, Menu as MenuIcon, Moon, Search, Sun } from "lucide-react";
import { PaletteButton } from "@/components/palette/palette-button";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { callAsVisitor } from "@/lib/coverage-server";
import { getOwnProviderSoon, getViewer } from "@/lib/viewer";
import { Menu } from "./menu";
import { NavLink } from "./nav-link";
import { type NavigationItem, navigationFor, pagesFor } from "./navigation";
import { NotificationBell } from "./notification-bell";
import { signOut } from "./sign-out";
import { ThemeToggle } from "./theme-toggle";
import { Wordmark } from "./wordmark";

export async function SiteHeader() {
  const viewer = await getViewer();
  const [provider, unread] =
    viewer.kind === "signed-in"
      ? await Promise.all([getOwnProviderSoon(), callAsVisitor("countUnread", {}, { part: true })])
      : [null, null];
  const items = navigationFor(viewer, provider);
  const name = viewer.kind === "signed-in" ? viewer.user.displayName : null;
  return (
    <header className="sticky top-0 z-30 border-b border-rule bg-paper" data-print="hide">
      <div className="page-width flex h-16 items-center gap-2 lg:gap-6">
        <Link href="/" className="-ml-1 rounded-sm p-1">
          <Wordmark />
        </Link>
        <nav aria-label="Main" className="ml-2 hidden gap-5 lg:flex">
          <Doors items={items} />
        </nav>
        <div className="ml-auto flex items-center">
          <PaletteButton
            scope={{
              pages: pagesFor(viewer, provider),
              isSignedIn: name !== null,
              isProvider: Boolean(provider),
            }}
          >
            <Search aria-hidden="true" className="size-5" />
          </PaletteButton>
          <div className="max-sm:hidden">
            <LightOrDark />
          </div>
          {name !== null && (
            <NotificationBell initialCount={unread?.ok ? unread.data.unreadCount : 0}>
              <Bell aria-hidden="true" className="size-5" />
            </NotificationBell>
          )}
          {name === null && (
            <div className="ml-2 hidden items-center gap-2 sm:flex">
              <ButtonLink href="/sign-in" look="plain" small>
                Sign in
              </ButtonLink>
              <ButtonLink href="/register" look="quiet" small>
                Register
              </ButtonLink>
            </div>
          )}
          {name !== null && (
            <Menu
              id="account-menu"
              label="Account"
              className="hidden lg:block"
              button={<AccountButton name={name} />}
            >
              <Account name={name} />
            </Menu>
          )}
          <Menu
            id="main-menu"
            label="Menu"
            className="lg:hidden"
            button={<MenuIcon aria-hidden="true" className="size-5" />}
          >
            <nav aria-label="Menu" className="flex flex-col">
              <Doors items={items} />
              {name === null && <Doors items={SIGN_IN} />}
            </nav>
            <div className="mt-2 flex items-center justify-between border-t border-rule pl-1 pt-2 text-sm sm:hidden">
              Light or dark <LightOrDark />
            </div>
            {name !== null && <Account name={name} />}
          </Menu>
        </div>
      </div>
    </header>
  );
}

const SIGN_IN: readonly NavigationItem[] = [
  { href: "/sign-in", label: "Sign in" },
  { href: "/register", label: "Register" },
];

function Doors({ items }: { items: readonly NavigationItem[] }) {
  const siblings = items.map(({ href }) => href);
  return items.map((item) => <NavLink key={item.href} {...item} siblings={siblings} />);
}

function LightOrDark() {
  return (
    <ThemeToggle>
      <Sun aria-hidden="true" className="hidden size-5 dark:block" />
      <Moon aria-hidden="true" className="size-5 dark:hidden" />
    </ThemeToggle>
  );
}

function AccountButton({ name }: { name: string }) {
  return (
    <>
      <CircleUser aria-hidden="true" className="size-5" />
      <span className="max-w-32 truncate">{name}</span>
    </>
  );
}

function Account({ name }: { name: string }) {
  return (
    <div className="mt-2 border-t border-rule pt-3 lg:mt-0 lg:border-0 lg:pt-0">
      <p className="px-1 text-xs text-ink-faint">Signed in as</p>
      <p className="truncate px-1 pb-2 text-sm font-semibold">{name}</p>
      <form action={signOut}>
        <button
          type="submit"
          className="min-h-11 w-full rounded-sm px-1 text-left text-sm font-medium text-ink-soft hover:text-ink"
        >
          Sign out
        </button>
      </form>
    </div>
  );
}
