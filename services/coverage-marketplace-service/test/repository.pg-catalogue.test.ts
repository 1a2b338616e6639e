/** Whoever keeps a page of the catalogue hears when it is no longer true. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { listenTo } from "@script-manifest/db";
import { PgCoverageMarketplaceRepository } from "../src/repository/pg/index.ts";
import { aProvider, aService } from "./contract/repository/fixture.ts";
import { openPgRepository, type PgRepositoryFixture } from "./pg-repository.ts";

describe("a change of the catalogue", () => {
  let fixture: PgRepositoryFixture;
  before(async () => {
    fixture = await openPgRepository();
  });
  after(() => fixture.close());

  it("is told to this process before whoever made it, and reading is no change", async () => {
    let changes = 0;
    const repository = new PgCoverageMarketplaceRepository(fixture.pool, {
      onCatalogueChange: () => {
        changes += 1;
      },
    });
    const changed = async (work: () => Promise<unknown>): Promise<boolean> => {
      const before = changes;
      await work();
      return changes > before;
    };
    const provider = await aProvider({ ...fixture, repository });
    const offered = await aService({ ...fixture, repository }, { providerId: provider.id });
    assert.equal(changes > 0, true);
    assert.equal(await changed(() => repository.updateService(offered.id, { active: false })), true);
    assert.equal(await changed(() => repository.updateProvider(provider.id, { bio: "Other words." })), true);
    assert.equal(await changed(() => repository.getService(offered.id)), false);
    assert.equal(await changed(() => repository.getProvider(provider.id)), false);
  });

  it("is told to every other process once it is committed", async () => {
    const { promise: isListening, resolve: listening } = Promise.withResolvers<void>();
    const { promise: isHeard, resolve: heard } = Promise.withResolvers<void>();
    const listener = listenTo({
      connectionString: fixture.connectionString,
      channel: "coverage_catalogue_changed",
      onMessage: () => heard(),
      onListening: () => listening(),
    });
    await isListening;
    await aProvider(fixture);
    await isHeard;
    await listener.close();
  });
});
