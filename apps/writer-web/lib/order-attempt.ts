/**
 * One key per attempt to order, kept in the tab: pressing again, or reloading after a lost answer, repeats
 * the same attempt and never makes a second order. Another service, script or brief is another attempt.
 */
import type { CoverageOrderCreateRequest } from "@script-manifest/contracts";

const STORAGE_KEY = "sm-order-attempt";

export function orderAttemptKey(request: CoverageOrderCreateRequest): string {
  const content = JSON.stringify([request.serviceId, request.scriptId, request.projectId, request.brief]);
  const stored = read();
  if (stored?.content === content) return stored.key;
  const key = crypto.randomUUID();
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify({ key, content }));
  return key;
}

/** The order stands: ordering the same again would be a new order. */
export function endOrderAttempt(): void {
  sessionStorage.removeItem(STORAGE_KEY);
}

function read(): { key: string; content: string } | null {
  const stored = sessionStorage.getItem(STORAGE_KEY);
  return stored === null ? null : (JSON.parse(stored) as { key: string; content: string });
}
