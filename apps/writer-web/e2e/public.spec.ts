/**
 * What search engines, browsers and strangers get of the public pages: data about them, and headers that
 * guard them.
 */
import { expect, test } from "@playwright/test";
import { e2eConfig } from "./support/config";
import { newProvider } from "./support/people";

const read = (path: string) => fetch(`${e2eConfig.webUrl}${path}`);
const things = (html: string): { "@type": string; name?: string }[] =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json]) =>
    JSON.parse(json ?? ""),
  );

test("public pages say what they are about, in words and in structured data", async () => {
  const { provider } = await newProvider({ name: "Ada </script> Alert" });
  const own = `/coverage/providers/${provider.id}`;
  const types: Record<string, string> = {
    "/": "WebSite",
    "/coverage": "ItemList",
    [own]: "ProfessionalService",
  };
  const titles = new Set<string>();
  for (const [path, type] of Object.entries(types)) {
    const html = await (await read(path)).text();
    expect(
      things(html).map((thing) => thing["@type"]),
      path,
    ).toEqual([type]);
    expect(html, path).toMatch(/<meta name="description" content="[^"]+"/);
    expect(html, path).toContain(
      `<link rel="canonical" href="${e2eConfig.webUrl}${path === "/" ? "" : path}`,
    );
    titles.add(/<title>(.*?)<\/title>/.exec(html)?.[1] ?? "");
  }
  expect(titles.size).toBe(3);
  const [thing] = things(await (await read(own)).text());
  expect(thing?.name).toBe("Ada </script> Alert");
});

test("the sitemap names every active reader, robots are led to it and kept from what is private", async () => {
  const { provider } = await newProvider();
  const robots = await (await read("/robots.txt")).text();
  expect(robots).toContain(`Sitemap: ${e2eConfig.webUrl}/sitemap.xml`);
  expect(robots).toContain("Disallow: /coverage/dashboard/");
  const desk = await fetch(`${e2eConfig.webUrl}/coverage/dashboard`, { redirect: "manual" });
  expect(desk.headers.get("x-robots-tag")).toBe("noindex");
  expect((await read("/coverage")).headers.get("x-robots-tag")).toBeNull();
  await expect
    .poll(async () => (await read("/sitemap.xml")).text(), { timeout: 120_000, intervals: [5_000] })
    .toContain(`<loc>${e2eConfig.webUrl}/coverage/providers/${provider.id}</loc>`);
});

test("every page is guarded: a policy with a fresh nonce, no framing, no sniffing, no script of others", async () => {
  const nonces = new Set<string>();
  for (const path of ["/", "/coverage", "/sign-in", "/nowhere"]) {
    const { headers } = await read(path);
    const policy = headers.get("content-security-policy") ?? "";
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
    expect(scripts, path).not.toContain("unsafe");
    expect(scripts, path).toContain("https://js.stripe.com");
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).toContain("object-src 'none'");
    nonces.add(/'nonce-([^']+)'/.exec(scripts)?.[1] ?? "");
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("referrer-policy"), path).toBe("strict-origin-when-cross-origin");
    expect(headers.get("x-powered-by"), path).toBeNull();
  }
  expect(nonces.size).toBe(4);
  expect((await read("/nowhere")).status).toBe(404);
  for (const icon of ["/favicon.ico", "/icon.svg", "/apple-icon.png"])
    expect((await read(icon)).status).toBe(200);
});

test("an address that nothing can have is a missing page, never a broken one", async () => {
  for (const path of ["/coverage/providers/x%00y", "/coverage/providers/%20"])
    expect((await read(path)).status, path).toBe(404);
});
