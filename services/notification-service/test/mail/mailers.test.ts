import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import type { Letter } from "../../src/domain/entities.ts";
import { FileMailer } from "../../src/mail/files/index.ts";
import { SmtpMailer } from "../../src/mail/smtp/index.ts";
import { startMailServer } from "./mail-server.ts";

const from = "Script Manifest <letters@example.com>";
const letter: Letter = {
  id: "ntf_1",
  to: { displayName: "Inés, writer", email: "ines@example.com" },
  subject: "Your coverage of “Lámpara” is here",
  text: "It is here.\n",
  html: "<p>It is here.</p>\n",
  writtenAt: Date.UTC(2026, 2, 1, 12, 30),
};

const folder = await mkdtemp(join(tmpdir(), "letters-"));
after(() => rm(folder, { recursive: true }));

describe("letters as files", () => {
  it("are whole messages named by time and notification, and replace themselves to the byte", async () => {
    const mailer = new FileMailer({ folder: join(folder, "made", "when needed"), from });
    const read = () => readFile(join(folder, "made", "when needed", "20260301T123000Z-ntf_1.eml"), "utf8");
    await mailer.send(letter);
    const first = await read();
    await Promise.all([mailer.send(letter), mailer.send(letter)]);
    assert.deepEqual(await readdir(join(folder, "made", "when needed")), ["20260301T123000Z-ntf_1.eml"]);
    assert.equal(await read(), first);

    assert.match(first, /^From: Script Manifest <letters@example.com>$/m);
    assert.match(first, /^To: .*<ines@example.com>$/m);
    assert.match(first, /^Message-ID: <ntf_1@example.com>$/m);
    assert.match(first, /^Date: Sun, 01 Mar 2026 12:30:00 \+0000$/m);
    assert.match(first, /text\/plain[\s\S]*It is here\.[\s\S]*text\/html[\s\S]*<p>It is here\.<\/p>/);
  });

  it("cannot be made to carry other headers", async () => {
    const mailer = new FileMailer({ folder: join(folder, "injected"), from });
    const evil = "x\r\nBcc: everybody@example.com";
    await mailer.send({ ...letter, subject: evil, to: { displayName: evil, email: "ines@example.com" } });
    const [name = ""] = await readdir(join(folder, "injected"));
    assert.doesNotMatch(await readFile(join(folder, "injected", name), "utf8"), /^Bcc:/m);
  });

  it("fail when the folder cannot be written, so that they are tried again", async () => {
    const [taken = ""] = await readdir(join(folder, "injected"));
    const mailer = new FileMailer({ folder: join(folder, "injected", taken), from });
    await assert.rejects(mailer.send(letter));
  });
});

describe("letters by SMTP", () => {
  it("carry the same Message-ID whenever they are sent", async () => {
    const server = await startMailServer();
    const mailer = new SmtpMailer({ url: server.url, from });
    try {
      await mailer.send(letter);
      await mailer.send(letter);
      assert.equal(server.messages.length, 2);
      for (const message of server.messages) {
        assert.match(message, /^Message-ID: <ntf_1@example.com>\r$/m);
        assert.match(message, /^Auto-Submitted: auto-generated\r$/m);
      }
      assert.deepEqual(server.recipients, ["<ines@example.com>", "<ines@example.com>"]);
    } finally {
      await mailer.close();
      await server.close();
    }
  });

  it("fail when the server is away or refuses, so that they are tried again", async () => {
    const server = await startMailServer();
    const mailer = new SmtpMailer({ url: server.url, from });
    server.refuse = true;
    await assert.rejects(mailer.send(letter), /451/);
    await mailer.close();
    await server.close();
    const away = new SmtpMailer({ url: server.url, from });
    await assert.rejects(away.send(letter), /ECONNREFUSED/);
    await away.close();
  });
});
