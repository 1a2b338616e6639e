/** The frame of every page: language, theme, faces, header, footer, toasts. */
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { Arrival } from "@/components/site/arrival";
import { EarlySubmit } from "@/components/site/early-submit";
import { NeedsScript } from "@/components/site/needs-script";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { Toaster } from "@/components/ui/toaster";
import { config } from "@/lib/config";
import { readTheme, THEME_COOKIE } from "@/lib/theme";
import { fontVariables } from "./fonts";
import "./globals.css";

const TITLE = "Script Manifest — script coverage you can trust";
const DESCRIPTION =
  "Professional script coverage from vetted readers, at listed prices. Your card is charged only when a reader claims your order, and the money is held until you accept the work.";

// The address people use is known when the server runs, not when it is built.
export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(config().frontendUrl),
    title: { default: TITLE, template: "%s · Script Manifest" },
    description: DESCRIPTION,
    openGraph: { type: "website", siteName: "Script Manifest", locale: "en_US" },
    twitter: { card: "summary" },
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme} className={fontVariables} suppressHydrationWarning>
      <body className="flex flex-col">
        <EarlySubmit />
        <a
          href="#content"
          className="absolute left-4 top-[-6rem] z-50 bg-sheet px-4 py-3 text-sm font-semibold focus:top-4 focus:shadow-float"
        >
          Skip to content
        </a>
        <SiteHeader />
        <main id="content" tabIndex={-1} className="flex-1 outline-none">
          <NeedsScript />
          {children}
        </main>
        <SiteFooter />
        <Toaster />
        <Arrival />
      </body>
    </html>
  );
}
