"use client";
/** How many notifications are unread, kept fresh while the page is looked at. */
import { Bell } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { call } from "@/lib/coverage-api";

const REFRESH_MS = 20_000;

export function NotificationBell({ initialCount }: { initialCount: number }) {
  const pathname = usePathname();
  const [count, setCount] = useState(initialCount);
  useEffect(() => setCount(initialCount), [initialCount]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every page turned is a reason to look again.
  useEffect(() => {
    const aborted = new AbortController();
    async function look() {
      if (document.visibilityState !== "visible") return;
      const result = await call("countUnread", {}, { signal: aborted.signal });
      if (result.ok && !aborted.signal.aborted) setCount(result.data.unreadCount);
    }
    void look();
    const timer = setInterval(look, REFRESH_MS);
    return () => {
      aborted.abort();
      clearInterval(timer);
    };
  }, [pathname]);
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
