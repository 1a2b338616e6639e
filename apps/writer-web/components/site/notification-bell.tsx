"use client";
/**
 * How many notifications are unread, kept fresh while the page is looked at. A new one also means that the
 * lists it speaks of have changed, so those are rendered anew.
 */
import { Bell } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { addressOfRoute, call } from "@/lib/coverage-api";
import { follow } from "@/lib/live";

/** How often to ask where events don't get through. */
const POLL_MS = 20_000;

/** Pages that list what notifications tell of. An order's own page follows the order itself. */
const LISTS = ["/notifications", "/coverage/dashboard", "/coverage/orders", "/coverage/admin/disputes"];

export function NotificationBell({ initialCount }: { initialCount: number }) {
  const pathname = usePathname();
  const router = useRouter();
  const [count, setCount] = useState(initialCount);
  const shownPath = useRef(pathname);
  shownPath.current = pathname;
  useEffect(() => setCount(initialCount), [initialCount]);
  useEffect(() => {
    const stopped = new AbortController();
    async function look() {
      const result = await call("countUnread", {}, { signal: stopped.signal });
      if (result.ok && !stopped.signal.aborted) setCount(result.data.unreadCount);
    }
    const stopFollowing = follow({
      address: addressOfRoute("followNotifications", {}),
      pollMs: POLL_MS,
      onChange: (certain) => {
        void look();
        if (certain && LISTS.includes(shownPath.current)) router.refresh();
      },
    });
    return () => {
      stopped.abort();
      stopFollowing();
    };
  }, [router]);
  return (
    <Link
      href="/notifications"
      className="relative grid size-11 place-items-center rounded-md text-ink-soft hover:bg-desk hover:text-ink"
    >
      <Bell aria-hidden="true" className="size-5" />
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
