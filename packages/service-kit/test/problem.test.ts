import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { asProblem } from "../src/index.ts";

describe("an error nobody expected", () => {
  const coded = (code: string) => Object.assign(new Error("secret detail"), { code });
  const away = [
    coded("ECONNREFUSED"),
    coded("57P01"),
    new Error("Connection terminated unexpectedly"),
    new Error("Connection terminated due to connection timeout"),
    new Error("timeout exceeded when trying to connect"),
    new Error("Client has encountered a connection error and is not queryable"),
  ];
  for (const error of away) {
    it(`says that a part is away, to be tried again: ${error.message} ${"code" in error ? error.code : ""}`, () => {
      assert.equal(asProblem(error).code, "upstream_unavailable");
    });
  }

  it("is a fault of ours otherwise, and tells nothing of it", () => {
    for (const error of [new Error("secret detail"), coded("23505"), "secret detail", null]) {
      const problem = asProblem(error);
      assert.equal(problem.code, "internal");
      assert.doesNotMatch(problem.message, /secret/);
    }
  });
});
