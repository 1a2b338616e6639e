/** The visitor's choice of light or dark, as the cookie keeps it. Undefined follows the system. */

export const THEME_COOKIE = "sm_theme";

export function readTheme(value: string | undefined): "light" | "dark" | undefined {
  return value === "light" || value === "dark" ? value : undefined;
}
