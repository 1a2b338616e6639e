/**
 * When this server is asked to stop. It waits for open requests to end; a stream of events would not by
 * itself.
 */
import "server-only";

let signal: AbortSignal | null = null;

/** Aborted by the first SIGTERM or SIGINT. */
export function stopping(): AbortSignal {
  if (signal) return signal;
  const controller = new AbortController();
  for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => controller.abort());
  signal = controller.signal;
  return signal;
}
