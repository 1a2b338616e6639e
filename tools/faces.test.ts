/** The web app's cut typefaces against the packages they are cut from. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { cutFaces } from "./faces.ts";

test("the faces of the web app are those of their packages, cut (after an update: node tools/faces.ts)", async () => {
  for (const { path, bytes } of await cutFaces()) assert.ok(bytes.equals(await readFile(path)), path);
});
