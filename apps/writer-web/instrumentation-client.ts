/**
 * Runs in the browser before the app. Next tells here when a navigation begins: the page shows that one is
 * under way until components/site/arrival.tsx sees where it led.
 */
export function onRouterTransitionStart(address: string): void {
  const { pathname, search } = new URL(address, location.href);
  if (pathname + search !== location.pathname + location.search)
    document.documentElement.dataset.leaving = "";
}
