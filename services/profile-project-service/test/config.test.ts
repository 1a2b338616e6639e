import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readConfig } from "../src/config.ts";

const PRODUCTION = {
  NODE_ENV: "production",
  DATABASE_URL: "postgres://service:secret@db.internal/script_manifest",
  SERVICE_TOKEN_SECRET: "8b1f0c7f5b1d4c39a4c6d1f2e3a4b5c6",
  STORAGE_S3_ACCESS_KEY: "AKIAEXAMPLE",
  STORAGE_S3_SECRET_KEY: "a-real-storage-secret",
};

describe("settings", () => {
  it("have development defaults", () => {
    assert.equal(readConfig({}).listenPort, 4001);
    assert.equal(readConfig({ PORT: "5000" }).listenPort, 5000);
    assert.equal(readConfig({ PORT: "5000", PROFILE_PROJECT_SERVICE_PORT: "5001" }).listenPort, 5001);
  });

  it("refuse production with what is missing, weak or a development default", () => {
    assert.equal(readConfig(PRODUCTION).NODE_ENV, "production");
    for (const name of ["DATABASE_URL", "SERVICE_TOKEN_SECRET", "STORAGE_S3_SECRET_KEY"])
      assert.throws(() => readConfig({ ...PRODUCTION, [name]: undefined }), new RegExp(name));
    assert.throws(() => readConfig({ ...PRODUCTION, SERVICE_TOKEN_SECRET: "short" }), /SERVICE_TOKEN_SECRET/);
    assert.throws(() => readConfig({ ...PRODUCTION, STORAGE_S3_ENDPOINT: "nowhere" }), /STORAGE_S3_ENDPOINT/);
  });
});
