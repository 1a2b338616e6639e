/** A migrated database for one test file. */
import { migrate } from "@script-manifest/db";
import { openTestDatabase, type TestDatabase } from "@script-manifest/local-stack/testing";

export function openProfileProjectDatabase(): Promise<TestDatabase> {
  return openTestDatabase({
    template: "profile-project",
    prepare: async (connectionString) => {
      await migrate({ connectionString, area: "profile-project" });
    },
  });
}
