/** How large a body may be follows from its contract. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { coverageApi } from "@script-manifest/contracts";
import { z } from "zod";
import { BODY_LIMIT_BYTES, bodyLimitOf } from "../src/index.ts";

it("a row without a body, with a small one, or without a limit of its own takes what is usual", () => {
  assert.equal(bodyLimitOf({}), BODY_LIMIT_BYTES);
  assert.equal(bodyLimitOf({ body: z.object({ name: z.string().max(200) }) }), BODY_LIMIT_BYTES);
  assert.equal(bodyLimitOf({ body: z.object({ name: z.string() }) }), BODY_LIMIT_BYTES);
  assert.equal(bodyLimitOf({ body: z.record(z.string(), z.string()) }), BODY_LIMIT_BYTES);
});

it("a row takes the largest body its schema allows, with every character escaped", () => {
  const item = z.object({
    text: z.string().max(1_000),
    kind: z.enum(["note", "proofreading"]).default("note"),
  });
  const body = z.object({ items: z.array(item).max(300).nullish(), score: z.int().min(1).max(100) });
  const largest = JSON.stringify({
    items: Array.from({ length: 300 }, () => ({ text: "x".repeat(6_000), kind: "proofreading" })),
    score: 100,
  });
  const limit = bodyLimitOf({ body });
  assert.ok(limit > largest.length && limit < largest.length * 1.5, `${limit} for ${largest.length}`);
});

it("a draft takes as much as the delivery it becomes", () => {
  assert.equal(bodyLimitOf(coverageApi.saveDeliveryDraft), bodyLimitOf(coverageApi.deliverOrder));
  assert.ok(bodyLimitOf(coverageApi.deliverOrder) > 1_700_000);
});
