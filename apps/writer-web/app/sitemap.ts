/** What search engines may list: the front page, the catalogue, and every active reader. */
import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { allProviders } from "@/lib/catalogue";
import { config } from "@/lib/config";

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  // The address people use, and who reads, are known when the server runs, not when it is built.
  await connection();
  const { frontendUrl } = config();
  const providers = await allProviders();
  return [
    { url: `${frontendUrl}/`, changeFrequency: "weekly", priority: 1 },
    { url: `${frontendUrl}/coverage`, changeFrequency: "daily", priority: 0.9 },
    ...providers.map(({ id, updatedAt }) => ({
      url: `${frontendUrl}/coverage/providers/${id}`,
      lastModified: updatedAt,
    })),
  ];
}
