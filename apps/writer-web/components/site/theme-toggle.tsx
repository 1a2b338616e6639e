"use client";
/**
 * Light or dark. Follows the system until pressed; afterwards a cookie lets the server render it at once. The
 * icons are the server's: no page loads script to draw them.
 */
import { THEME_COOKIE } from "@/lib/theme";

const YEAR_SECONDS = 31_536_000;

export function ThemeToggle({ children }: { children: React.ReactNode }) {
  function toggle() {
    const root = document.documentElement;
    const chosen = root.dataset.theme;
    const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    // biome-ignore lint/suspicious/noDocumentCookie: some browsers lack the Cookie Store API.
    document.cookie = `${THEME_COOKIE}=${root.dataset.theme}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  }
  return (
    <button
      type="button"
      onClick={toggle}
      className="grid size-11 place-items-center rounded-md text-ink-soft hover:bg-desk hover:text-ink"
    >
      {children}
      <span className="sr-only">Switch between light and dark</span>
    </button>
  );
}
