/** Requests of a page that go wrong, once each. */
import type { Page } from "@playwright/test";

/** What becomes of the request: it never arrives, it is refused, or only its answer is lost. */
export type Failure = "no connection" | "server error" | "away" | "answer lost";

/** The next request of this method to an address that ends so fails; the ones after it pass. */
export async function failOnce(
  page: Page,
  { method, path, failure }: { method: string; path: string; failure: Failure },
): Promise<void> {
  let isStruck = false;
  await page.route(
    (url) => url.pathname.endsWith(path),
    async (route) => {
      if (isStruck || route.request().method() !== method) return route.fallback();
      isStruck = true;
      if (failure === "no connection") return route.abort();
      if (failure === "server error") return route.fulfill({ status: 500, body: "<h1>Oops</h1>" });
      if (failure === "away") return route.fulfill({ status: 503, json: AWAY });
      await route.fetch();
      return route.abort();
    },
  );
}

const AWAY = {
  type: "/problems/upstream_unavailable",
  error: "upstream_unavailable",
  title: "Unavailable",
  status: 503,
  detail: "The service is away for a moment.",
  requestId: "req_test",
};

/** How many requests of this method went to an address that ends so. */
export function countRequests(page: Page, method: string, path: string): () => number {
  let count = 0;
  page.on("request", (request) => {
    if (request.method() === method && new URL(request.url()).pathname.endsWith(path)) count += 1;
  });
  return () => count;
}
