/**
 * Following something at the API from a page: server-sent events, and asking now and then where they don't
 * get through. An event says only that something changed; what, the page asks for.
 *
 * Belongs here: the connection's life in a browser. Does not: what to do about a change.
 */
export interface Following {
  /** Which stream, such as `/api/v1/notifications/events`. */
  readonly address: string;
  /** Something has changed for certain, or may have: at the beginning, and while there is no stream. */
  readonly onChange: (certain: boolean) => void;
  /** How often to look while there is no stream. */
  readonly pollMs: number;
}

const FIRST_RETRY_MS = 1_000;
const RETRY_MS_MAX = 60_000;

/** Twice the wait after every failure, and never all browsers at once. */
function waitAfter(failures: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** failures, RETRY_MS_MAX) * (0.5 + Math.random() / 2);
}

/**
 * Follows while the page is in sight: a hidden one holds no connection, because a browser has few of them
 * for a site, and hears what it missed when it is looked at again. Returns how to stop.
 */
export function follow({ address, onChange, pollMs }: Following): () => void {
  let source: EventSource | null = null;
  let lastEventId = "";
  let failures = 0;
  let retry: number | undefined;
  let poll: number | undefined;

  const pollWhileDeaf = (): void => {
    poll ??= window.setInterval(() => onChange(false), pollMs);
  };
  const stopPolling = (): void => {
    window.clearInterval(poll);
    poll = undefined;
  };
  const disconnect = (): void => {
    source?.close();
    source = null;
    window.clearTimeout(retry);
    stopPolling();
  };
  const connect = (): void => {
    const opened = new EventSource(
      lastEventId ? `${address}?lastEventId=${encodeURIComponent(lastEventId)}` : address,
    );
    source = opened;
    opened.addEventListener("open", stopPolling);
    opened.addEventListener("changed", (event) => {
      failures = 0;
      // The first event of all says how it stands; the page was rendered a moment before.
      const certain = lastEventId !== "";
      lastEventId = event.lastEventId;
      onChange(certain);
    });
    // The browser's own way of coming back knows neither growing waits nor refusals.
    opened.addEventListener("error", () => {
      opened.close();
      if (source !== opened) return;
      pollWhileDeaf();
      retry = window.setTimeout(connect, waitAfter(failures));
      failures += 1;
    });
  };
  const onVisibility = (): void => {
    disconnect();
    failures = 0;
    if (document.visibilityState === "visible") connect();
  };
  onVisibility();
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    disconnect();
  };
}
