/** A migrated database, job queue included, for one test file. */
import { migrate } from "@script-manifest/db";
import { openTestDatabase, type TestDatabase } from "@script-manifest/local-stack/testing";
import { ensureLetterQueue } from "../src/jobs/letter-worker.ts";

export function openNotificationDatabase(): Promise<TestDatabase> {
  return openTestDatabase({
    template: "notification",
    prepare: async (connectionString) => {
      await migrate({ connectionString, area: "notification" });
      await ensureLetterQueue({ connectionString });
    },
  });
}
