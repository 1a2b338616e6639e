/**
 * A step of the build: on public pages the scripts every page shares, React and Next, are fetched once the
 * page has been painted. Next names them in each page's head, where on a slow line they take the bandwidth
 * that the faces and the first screen wait for; and public pages are whole without them. In their place pages
 * get one small script that fetches them: there after the first paint, on the pages people work on at once,
 * for whoever presses or chooses there wants an answer. What runs, and in which order, stays Next's affair.
 *
 * Nearly all of them runs at once, so browsers that heed it (Chromium) are asked to compile them whole, in
 * the background while they arrive: the moment in which a page takes no press is half as long.
 */
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { NextAdapter } from "next";

/** Where Next's server looks up a page's scripts: a file of this name for the app, and one for each page. */
const MANIFEST = "build-manifest.json";

const COMPILE_WHOLE = "//# allFunctionsCalledOnLoad\n";

/** Next calls it when a build is complete, before the build is copied for serving. */
export const onBuildComplete: NextAdapter["onBuildComplete"] = async ({ distDir }) => {
  const scripts: readonly string[] = JSON.parse(
    await readFile(join(distDir, MANIFEST), "utf8"),
  ).rootMainFiles;
  for (const file of scripts) {
    const path = join(distDir, file);
    const source = await readFile(path, "utf8");
    if (!source.startsWith(COMPILE_WHOLE)) await writeFile(path, COMPILE_WHOLE + source);
  }
  const starter = `(${fetchAfterFirstPaint})(${JSON.stringify(scripts.map((file) => `/_next/${file}`))})`;
  const hash = createHash("sha256").update(starter).digest("hex").slice(0, 13);
  const starterFile = `static/chunks/late-${hash}.js`;
  await writeFile(join(distDir, starterFile), starter);
  for (const path of await readdir(distDir, { recursive: true })) {
    if (!path.endsWith(MANIFEST) || path.startsWith("standalone")) continue;
    const manifest = JSON.parse(await readFile(join(distDir, path), "utf8"));
    if (!manifest.rootMainFiles?.length) continue;
    await writeFile(join(distDir, path), JSON.stringify({ ...manifest, rootMainFiles: [starterFile] }));
  }
};

export const name = "late-scripts";

/** Runs in the browser, sent as its own source: it sees nothing of this file. */
function fetchAfterFirstPaint(addresses: readonly string[]): void {
  let isBegun = false;
  const begin = () => {
    if (isBegun) return;
    isBegun = true;
    for (const address of addresses) {
      const script = document.createElement("script");
      script.src = address;
      document.head.append(script);
    }
  };
  const isPublic = /^\/(coverage(\/providers\/[^/]+)?|sign-in|register)?$/.test(location.pathname);
  // A tab that nobody looks at paints nothing until it is turned to, and then should be ready.
  if (!isPublic || document.hidden || !PerformanceObserver.supportedEntryTypes?.includes("paint")) begin();
  else
    new PerformanceObserver((paints) => {
      if (paints.getEntriesByName("first-contentful-paint").length > 0) begin();
    }).observe({ type: "paint", buffered: true });
  // Whatever keeps a browser from telling of a paint must not keep the page from working.
  addEventListener("load", () => setTimeout(begin, 1000));
}
