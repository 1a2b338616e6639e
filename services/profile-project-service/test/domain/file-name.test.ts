import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { downloadFileName } from "../../src/domain/file-name.ts";

describe("the name of a downloaded script", () => {
  const drawn: readonly [fileName: string, saved: string][] = [
    ["Lamplighter.pdf", "Lamplighter.pdf"],
    ["Лампа – второй вариант.FDX", "Лампа – второй вариант.pdf"],
    ["invoice.exe", "invoice.pdf"],
    ["../../etc/passwd", "etc passwd.pdf"],
    ['a"; filename="b.exe\r\nSet-Cookie: x=1.pdf', "a filename= b.exe Set-Cookie x=1.pdf"],
    // Turned text that would show as "gnp.exe".
    ["\u202egpj.pdf", "gpj.pdf"],
    ["...", "script.pdf"],
    ["   ", "script.pdf"],
    ["x".repeat(300), `${"x".repeat(120)}.pdf`],
  ];
  for (const [fileName, saved] of drawn)
    it(`${JSON.stringify(fileName).slice(0, 60)} → ${saved.slice(0, 40)}`, () =>
      assert.equal(downloadFileName({ fileName, format: "pdf" }), saved));
});
