/**
 * Toasts: a passing word that something worked, or no longer can. Never the only record of it. What shows
 * them is loaded after the page, so words may have to wait for it here.
 */
interface Toast {
  readonly title: string;
  readonly description: string | undefined;
  readonly kind: "good" | "note";
}

const waiting: Toast[] = [];
let show: ((toast: Toast) => void) | null = null;
let wanted: (() => void) | null = null;

export function notify(title: string, description?: string, kind: Toast["kind"] = "good"): void {
  const toast = { title, description, kind };
  if (show) {
    show(toast);
  } else {
    waiting.push(toast);
    wanted?.();
  }
}

/** Says when a toast waits for somebody to show it. Returns how to stop listening. */
export function whenToastWanted(listener: () => void): () => void {
  wanted = listener;
  if (waiting.length > 0) listener();
  return () => {
    wanted = null;
  };
}

/** Names who shows toasts from now on, beginning with those that waited. Returns how to stop. */
export function showToastsWith(shower: (toast: Toast) => void): () => void {
  show = shower;
  for (const toast of waiting.splice(0)) shower(toast);
  return () => {
    show = null;
  };
}
