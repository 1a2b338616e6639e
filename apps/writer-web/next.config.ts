/**
 * How Next builds and serves the app. What changes between environments at run time is lib/config.ts's; the
 * Content-Security-Policy needs a nonce per answer and is proxy.ts's.
 */
import path from "node:path";
import type { NextConfig } from "next";

const SECURITY_HEADERS = [
  { key: "x-content-type-options", value: "nosniff" },
  { key: "x-frame-options", value: "DENY" },
  { key: "referrer-policy", value: "strict-origin-when-cross-origin" },
  { key: "cross-origin-opener-policy", value: "same-origin-allow-popups" },
  { key: "permissions-policy", value: "camera=(), microphone=(), geolocation=(), browsing-topics=()" },
];

const nextConfig: NextConfig = {
  output: "standalone",
  adapterPath: path.join(import.meta.dirname, "late-scripts.ts"),
  outputFileTracingRoot: path.join(import.meta.dirname, "../.."),
  transpilePackages: ["@script-manifest/contracts"],
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: {
    rules: {
      "*.js": {
        condition: {
          all: ["browser", "production", "foreign", { path: /next\/dist\/(client|shared|lib|server)\// }],
        },
        loaders: ["./next-modules-loader.mjs"],
      },
    },
  },
  experimental: { optimizePackageImports: ["lucide-react", "radix-ui"] },
  // Titles belong in the head for everybody, not only for crawlers: public pages are read without script too.
  htmlLimitedBots: /.*/,
  headers: async () => [{ source: "/:path*", headers: SECURITY_HEADERS }],
};

export default nextConfig;
