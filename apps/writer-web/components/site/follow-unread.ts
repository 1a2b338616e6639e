/** Follows how many notifications are unread. A module of its own, loaded where somebody is signed in. */
import { addressOfRoute, call } from "@/lib/coverage-api";
import { follow } from "@/lib/live";

/** How often to ask where events don't get through. */
const POLL_MS = 20_000;

interface UnreadFollowing {
  readonly stopped: AbortSignal;
  readonly onCount: (unread: number) => void;
  /** Something has arrived for certain. */
  readonly onNews: () => void;
}

/** Reports the count now and after every change, until stopped. */
export function followUnread({ stopped, onCount, onNews }: UnreadFollowing): void {
  if (stopped.aborted) return;
  async function look() {
    const result = await call("countUnread", {}, { signal: stopped });
    if (result.ok && !stopped.aborted) onCount(result.data.unreadCount);
  }
  const stopFollowing = follow({
    address: addressOfRoute("followNotifications", {}),
    pollMs: POLL_MS,
    onChange: (certain) => {
      void look();
      if (certain) onNews();
    },
  });
  stopped.addEventListener("abort", stopFollowing, { once: true });
}
