/** Services: made, read with their provider, edited, listed by provider. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { aProvider, aService, newId, type OpenRepository, present, useRepository } from "./fixture.ts";

export function describeServices(open: OpenRepository): void {
  describe("services", () => {
    const fixture = useRepository(open);

    it("reads a service back with its provider and the clock it was read by", async () => {
      const { repository, clock } = fixture();
      const service = await aService(fixture());
      await clock.advance(5_000);
      const provider = present(await repository.getProvider(service.providerId));
      assert.deepEqual(await repository.getService(service.id), {
        ...service,
        provider,
        readAt: clock.now(),
      });
    });

    it("answers null for a service there is none of", async () => {
      const { repository } = fixture();
      assert.equal(await repository.getService("csvc_none"), null);
      assert.equal(await repository.updateService("csvc_none", { title: "x" }), null);
    });

    it("refuses a service of a provider there is none of", async () => {
      await assert.rejects(aService(fixture(), { providerId: "cprov_none" }));
    });

    it("changes only the fields that are given", async () => {
      const { repository, clock } = fixture();
      const service = await aService(fixture());
      await clock.advance(1_000);
      const updated = await repository.updateService(service.id, { priceCents: 77, active: false });
      assert.deepEqual(updated, { ...service, priceCents: 77, active: false, updatedAt: clock.now() });
      assert.deepEqual(await repository.updateService(service.id, {}), updated);
    });

    it("shows an inactive service and one of a suspended provider to whoever asks by id", async () => {
      const { repository } = fixture();
      const service = await aService(fixture(), { active: false });
      const act = { status: "suspended", reason: "x", admin: { userId: "admin", name: "Ruth" } } as const;
      await repository.updateProviderStatus(service.providerId, act);
      const read = present(await repository.getService(service.id));
      assert.equal(read.active, false);
      assert.equal(read.provider.status, "suspended");
    });

    it("lists a provider's services cheapest first, inactive ones only when asked", async () => {
      const { repository } = fixture();
      const { id: providerId } = await aProvider(fixture());
      const dear = await aService(fixture(), { providerId, priceCents: 300 });
      const cheap = await aService(fixture(), { providerId, priceCents: 100 });
      const paused = await aService(fixture(), { providerId, priceCents: 200, active: false });
      const ids = async (includeInactive: boolean) =>
        (await repository.listServicesByProvider(providerId, { includeInactive })).map(
          (service) => service.id,
        );
      assert.deepEqual(await ids(false), [cheap.id, dear.id]);
      assert.deepEqual(await ids(true), [cheap.id, paused.id, dear.id]);
      assert.deepEqual(
        await repository.listServicesByProvider(newId("provider"), { includeInactive: true }),
        [],
      );
    });
  });
}
