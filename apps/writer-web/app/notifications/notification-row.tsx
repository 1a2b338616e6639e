"use client";
/** One notification. Opening it, or saying so, marks it as read. */
import type { Notification } from "@script-manifest/contracts";
import { clsx } from "clsx";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Timestamp } from "@/components/ui/timestamp";
import { call } from "@/lib/coverage-api";
import { useAction } from "@/lib/use-action";

export function NotificationRow({ notification, nowMs }: { notification: Notification; nowMs: number }) {
  const { id, title, body, link, readAt, createdAt } = notification;
  const mark = useAction("markRead");
  const unread = readAt === null;
  // Leaving the page must not be held up by the mark; should it fail, the notification just stays unread.
  const open = () => unread && void call("markRead", { params: { id } });
  return (
    <li
      className={clsx(
        "flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-5 pl-4",
        unread ? "border-l-4 border-l-pencil" : "border-l-4 border-l-transparent",
      )}
    >
      <div className="min-w-0 flex-1 basis-64">
        <h2 className={clsx("font-sans text-base tracking-normal", unread ? "font-semibold" : "font-normal")}>
          {unread && <span className="sr-only">Unread: </span>}
          {link ? (
            <Link href={link} onClick={open} className="underline-offset-4 hover:underline">
              {title}
            </Link>
          ) : (
            title
          )}
        </h2>
        <p className="mt-1 text-sm text-ink-soft">{body}</p>
        <Timestamp at={createdAt} nowMs={nowMs} className="text-xs text-ink-faint" />
      </div>
      {unread && (
        <Button
          small
          look="plain"
          pending={mark.pending}
          onClick={() => mark.run({ params: { id } })}
          aria-label={`Mark as read: ${title}`}
        >
          Mark as read
        </Button>
      )}
    </li>
  );
}
