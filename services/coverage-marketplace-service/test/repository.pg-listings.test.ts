/** What is listed is what is for sale, whoever changes what at the same time. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { CoverageServiceFiltersSchema } from "@script-manifest/contracts";
import { aProvider, aService } from "./contract/repository/fixture.ts";
import { openPgRepository, type PgRepositoryFixture } from "./pg-repository.ts";

const ADMIN = { userId: "admin", name: "Ruth" };

describe("the listings", () => {
  let fixture: PgRepositoryFixture;
  before(async () => {
    fixture = await openPgRepository();
  });
  after(() => fixture.close());

  const differences = async () =>
    (
      await fixture.pool.query(`
        (SELECT id FROM (SELECT * FROM coverage_listings EXCEPT SELECT * FROM coverage_for_sale) a)
        UNION ALL
        (SELECT id FROM (SELECT * FROM coverage_for_sale EXCEPT SELECT * FROM coverage_listings) b)`)
    ).rows;
  const listed = async (id: string) =>
    (await fixture.pool.query("SELECT FROM coverage_listings WHERE id = $1", [id])).rowCount === 1;

  it("follow a service that is offered, changed, paused and offered again", async () => {
    const { repository } = fixture;
    const { id } = await aService(fixture);
    assert.equal(await listed(id), true);
    await repository.updateService(id, { priceCents: 7_700, title: "Other notes" });
    assert.deepEqual(await differences(), []);
    await repository.updateService(id, { active: false });
    assert.equal(await listed(id), false);
    await repository.updateService(id, { active: true });
    assert.equal(await listed(id), true);
    assert.deepEqual(await differences(), []);
  });

  it("follow a provider who is renamed, suspended and let in again", async () => {
    const { repository } = fixture;
    const { id: providerId } = await aProvider(fixture);
    const { id } = await aService(fixture, { providerId });
    await repository.updateProvider(providerId, { displayName: "Ada Second", specialties: ["horror"] });
    assert.deepEqual(await differences(), []);
    await repository.updateProviderStatus(providerId, { status: "suspended", reason: "x", admin: ADMIN });
    assert.equal(await listed(id), false);
    await repository.updateProviderStatus(providerId, { status: "active", reason: "x", admin: ADMIN });
    assert.equal(await listed(id), true);
    assert.deepEqual(await differences(), []);
  });

  it("are found by the words of one text, never across two of them", async () => {
    const { repository } = fixture;
    const found = async (q: string) =>
      (await repository.listServices(CoverageServiceFiltersSchema.parse({ q }))).rows.map(({ id }) => id);
    const { id } = await aService(fixture, { title: "Quill", description: "inks\nblots" });
    assert.deepEqual(await found("qUILl"), [id]);
    assert.deepEqual(await found("inks\nblots"), [id]);
    assert.deepEqual(await found("Quill\ninks"), []);
  });

  it("are right when a provider and their services change at the same time", async () => {
    const { repository } = fixture;
    const { id: providerId } = await aProvider(fixture);
    const offered = await Promise.all([1, 2, 3].map(() => aService(fixture, { providerId })));
    for (let round = 0; round < 10; round++) {
      const status = round % 2 === 0 ? "suspended" : "active";
      await Promise.all([
        repository.updateProviderStatus(providerId, { status, reason: "x", admin: ADMIN }),
        ...offered.map(({ id }, index) => repository.updateService(id, { active: (round + index) % 3 > 0 })),
        aService(fixture, { providerId, active: round % 2 === 1 }),
      ]);
      assert.deepEqual(await differences(), [], `round ${round}`);
    }
  });
});
