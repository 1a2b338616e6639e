import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Notification } from "../../src/domain/entities.ts";
import { isAppPath, writeLetter } from "../../src/domain/letter.ts";

const notification: Notification = {
  id: "ntf_1",
  eventId: "ctrn_1",
  userId: "user_1",
  title: "Your coverage is here",
  body: "Rosa delivered “Early draft”.\n\nRead it soon.",
  link: "/coverage/orders/cord_1",
  readAt: null,
  mailedAt: null,
  createdAt: 0,
};
const to = { displayName: "Ines", email: "ines@example.com" };
const write = (change: Partial<Notification> = {}) =>
  writeLetter({ notification: { ...notification, ...change }, to, frontendUrl: "https://app.example" });

describe("a letter", () => {
  it("says in text and HTML what the notification says, and leads to the same page", () => {
    const letter = write();
    assert.equal(letter.subject, "Your coverage is here");
    for (const body of [letter.text, letter.html]) {
      assert.ok(body.includes("Rosa delivered “Early draft”."));
      assert.ok(body.includes("https://app.example/coverage/orders/cord_1"));
    }
    assert.equal(letter.html.match(/<p>/g)?.length, 3);
  });

  it("leaves the link out when there is nothing to open", () => {
    const letter = write({ link: null });
    assert.ok(!letter.text.includes("Open it"));
    assert.ok(!letter.html.includes("Open it"));
  });

  it("escapes what people typed", () => {
    const { html } = write({
      title: `<img src=x onerror="1"> & 'co'`,
      body: "<script>alert(1)</script>\n<b>",
    });
    assert.ok(!/<img|<script|<b>/.test(html));
    assert.ok(html.includes("&lt;img src=x onerror=&quot;1&quot;&gt; &amp; &#39;co&#39;"));
    assert.ok(html.includes("&lt;script&gt;alert(1)&lt;/script&gt;<br>&lt;b&gt;"));
  });

  it("has a subject of one line", () => {
    assert.equal(
      write({ title: "One\r\nBcc: everybody@example.com\t two" }).subject,
      "One Bcc: everybody@example.com two",
    );
  });
});

describe("a link in a letter", () => {
  const drawn: readonly [link: string, allowed: boolean][] = [
    ["/", true],
    ["/coverage/orders/cord_1?tab=report#money", true],
    ["", false],
    ["coverage", false],
    ["//evil.example", false],
    ["/\\evil.example", false],
    ["/a\\b", false],
    ["https://evil.example", false],
    ["javascript:alert(1)", false],
    ["/a b", false],
    ["/a\nb", false],
  ];
  for (const [link, allowed] of drawn)
    it(`${JSON.stringify(link)} is ${allowed ? "" : "not "}a path of the web app`, () =>
      assert.equal(isAppPath(link), allowed));
});
