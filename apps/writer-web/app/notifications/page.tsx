/** What the visitor was told, newest first. */
import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { now } from "@/lib/clock";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { plural } from "@/lib/format";
import { addressWith, offsetOf, pageLinks } from "@/lib/paging";
import { requireUser } from "@/lib/viewer";
import { MarkAllRead } from "./mark-all-read";
import { NotificationRow } from "./notification-row";

export const metadata: Metadata = { title: "Notifications" };

const PER_PAGE = 30;

export default async function NotificationsPage({
  searchParams,
}: {
  searchParams: Promise<{ offset?: string | string[] }>;
}) {
  await requireUser();
  const offset = offsetOf((await searchParams).offset);
  const query = { limit: PER_PAGE, offset };
  const { notifications, total, unreadCount } = dataOrThrow(
    await callAsVisitor("listNotifications", { query }),
  );
  const nowMs = now();
  const [newest] = notifications;
  return (
    <div className="page-width">
      <PageHeader
        slug="Int. mail room"
        title="Notifications"
        lede={
          unreadCount === 0 ? "You have read everything." : `${plural(unreadCount, "notification")} unread.`
        }
        actions={newest && unreadCount > 0 && <MarkAllRead upTo={newest.createdAt} />}
      />
      {notifications.length === 0 ? (
        <EmptyState
          title="Nothing has happened yet"
          action={<ButtonLink href="/coverage">Find a reader</ButtonLink>}
        >
          Orders, deliveries and payments will be told here.
        </EmptyState>
      ) : (
        <ul className="max-w-prose divide-y divide-rule border-y border-rule">
          {notifications.map((notification) => (
            <NotificationRow key={notification.id} notification={notification} nowMs={nowMs} />
          ))}
        </ul>
      )}
      <Pagination
        label="Pages of notifications"
        {...pageLinks({
          offset,
          perPage: PER_PAGE,
          total,
          at: (start) => addressWith("/notifications", { offset: start }),
        })}
      />
    </div>
  );
}
