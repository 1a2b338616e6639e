"use client";
/**
 * How many notifications are unread, kept fresh while the page is looked at. A new one also means that the
 * lists it speaks of have changed, so those are rendered anew.
 */
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Link } from "@/components/ui/link";

/** Pages that list what notifications tell of. An order's own page follows the order itself. */
const LISTS = ["/notifications", "/coverage/dashboard", "/coverage/orders", "/coverage/admin/disputes"];

interface NotificationBellProps {
  readonly initialCount: number;
  /** Its icon, drawn by the server. */
  readonly children: React.ReactNode;
}

export function NotificationBell({ initialCount, children }: NotificationBellProps) {
  const pathname = usePathname();
  const router = useRouter();
  const [count, setCount] = useState(initialCount);
  const shown = useRef({ pathname, count: initialCount });
  shown.current = { pathname, count: initialCount };
  useEffect(() => setCount(initialCount), [initialCount]);
  useEffect(() => {
    const stopped = new AbortController();
    const renderLists = () => LISTS.includes(shown.current.pathname) && router.refresh();
    // Every page carries the bell's code, a visitor's too; what follows the count comes for people who have one.
    void import("./follow-unread").then(({ followUnread }) =>
      followUnread({
        stopped: stopped.signal,
        onCount: (unread) => {
          setCount(unread);
          // Told after the page was rendered and before anybody listened.
          if (unread > shown.current.count) renderLists();
        },
        onNews: renderLists,
      }),
    );
    return () => stopped.abort();
  }, [router]);
  return (
    <Link
      href="/notifications"
      className="relative grid size-11 place-items-center rounded-md text-ink-soft hover:bg-desk hover:text-ink"
    >
      {children}
      {count > 0 && (
        <span
          aria-hidden="true"
          className="figures absolute right-0.5 top-0.5 min-w-4.5 rounded-full bg-bad px-1 text-center text-[0.6875rem] font-bold leading-4.5 text-on-bad"
        >
          {count > 99 ? "99+" : count}
        </span>
      )}
      <span className="sr-only">Notifications, {count === 0 ? "none" : count} unread</span>
    </Link>
  );
}
