import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readConfig } from "../src/config.ts";

const PRODUCTION = {
  NODE_ENV: "production",
  DATABASE_URL: "postgres://service:secret@db.internal/script_manifest",
  SERVICE_TOKEN_SECRET: "8b1f0c7f5b1d4c39a4c6d1f2e3a4b5c6",
  SMTP_URL: "smtps://user:secret@mail.example:465",
};

describe("settings", () => {
  it("have development defaults", () => {
    const config = readConfig({});
    assert.deepEqual([config.listenPort, config.NOTIFICATION_LETTER_LEASE], [4010, 60_000]);
    assert.equal(readConfig({ PORT: "5000", NOTIFICATION_SERVICE_PORT: "5001" }).listenPort, 5001);
  });

  it("refuse production with what is missing, weak or a development default", () => {
    assert.equal(readConfig(PRODUCTION).NODE_ENV, "production");
    for (const name of ["DATABASE_URL", "SERVICE_TOKEN_SECRET", "SMTP_URL"])
      assert.throws(() => readConfig({ ...PRODUCTION, [name]: undefined }), new RegExp(name));
    assert.throws(() => readConfig({ SMTP_URL: "http://mail.example" }), /SMTP_URL/);
    assert.throws(() => readConfig({ MAIL_FROM: "nobody" }), /MAIL_FROM/);
    assert.throws(() => readConfig({ MAIL_FROM: "a@b\r\nBcc: c@d" }), /MAIL_FROM/);
  });
});
