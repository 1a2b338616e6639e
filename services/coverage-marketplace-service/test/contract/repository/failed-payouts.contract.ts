/** Payouts that a provider's own bank sent back. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  aProvider,
  jobKeys,
  type OpenRepository,
  present,
  type RepositoryFixture,
  unique,
  useRepository,
} from "./fixture.ts";

export function describeFailedPayouts(open: OpenRepository): void {
  describe("failed payouts", () => keepsFailedPayouts(useRepository(open)));
}

function keepsFailedPayouts(fixture: () => RepositoryFixture): void {
  it("keeps the failed payout until it is forgotten, and makes its jobs for each failure once", async () => {
    const { repository } = fixture();
    const { id, userId } = await aProvider(fixture());
    const fail = (payoutId: string, eventId: string) => {
      const failed = { payoutId, amountCents: 4_000, currency: "usd", why: "Closed.", sentAt: 5 };
      const notification = { eventId, providerId: id, userId, happening: "payout_failed" };
      return repository.updateProviderPayout(id, {
        failed,
        jobs: [{ task: "send_notification", notification }],
      });
    };
    const [one, again, other] = [unique("told"), unique("told"), unique("told")];
    const kept = present(await fail("po_1", one)).failedPayout;
    assert.deepEqual(kept, {
      payoutId: "po_1",
      amountCents: 4_000,
      currency: "usd",
      why: "Closed.",
      sentAt: 5,
    });
    await fail("po_1", again);
    await fail("po_2", other);
    assert.equal((await repository.getProvider(id))?.failedPayout?.payoutId, "po_2");
    const told = (await jobKeys(fixture())).filter((key) => key.endsWith(`:${userId}`));
    assert.deepEqual(told.sort(), [`${one}:${userId}`, `${other}:${userId}`].sort());
    const forgotten = await repository.updateProviderPayout(id, { failed: null, jobs: [] });
    assert.equal(forgotten?.failedPayout, null);
    assert.equal(await repository.updateProviderPayout("cprov_none", { failed: null, jobs: [] }), null);
  });
}
