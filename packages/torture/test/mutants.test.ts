import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { ALL_MUTANTS, PROCESS_MUTANTS } from "../src/mutants/all.ts";
import { applyEdit } from "../src/mutants/copy.ts";

describe("the classic mistakes", () => {
  it("still fit the sources they are to spoil", () => {
    assert.equal(ALL_MUTANTS.length, 43);
    for (const { name, edits } of [...ALL_MUTANTS, ...PROCESS_MUTANTS]) {
      for (const edit of edits) {
        const url = new URL(
          `../../../services/coverage-marketplace-service/src/${edit.file}`,
          import.meta.url,
        );
        const text = readFileSync(url, "utf8");
        assert.notEqual(applyEdit(text, edit), text, name);
      }
    }
  });

  it("fail loudly when the text to spoil is gone or there twice", () => {
    const edit = { file: "x.ts", from: "guard();", to: "" };
    assert.throws(() => applyEdit("nothing", edit), /0 times/);
    assert.throws(() => applyEdit("guard(); guard();", edit), /2 times/);
  });
});
