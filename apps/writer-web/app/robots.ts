/**
 * What search engines may read. What is somebody's own says so itself (proxy.ts); this spares both sides
 * the visit.
 */
import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { config } from "@/lib/config";
import { PRIVATE_PATHS } from "@/lib/private-paths";

export default async function robots(): Promise<MetadataRoute.Robots> {
  // The address people use is known when the server runs, not when it is built.
  await connection();
  const disallow = ["/api/", ...PRIVATE_PATHS.map((path) => `${path}/`)];
  return { rules: { userAgent: "*", allow: "/", disallow }, sitemap: `${config().frontendUrl}/sitemap.xml` };
}
